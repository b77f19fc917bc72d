package fr.archipel.account;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of a key; null leaves a value as it is.
 *
 * @param forever the expiry is taken away
 */
record KeyChange(
        @Nullable String name,
        @Nullable Role role,
        @Nullable OffsetDateTime expires,
        boolean forever) {}
