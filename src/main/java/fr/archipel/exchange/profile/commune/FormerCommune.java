package fr.archipel.exchange.profile.commune;

import org.jspecify.annotations.Nullable;

/**
 * A commune that is now part of another, delegated, associated or gone.
 *
 * @param code INSEE, of when it was a commune; null when it is not known for certain
 * @param actuelle INSEE code of the commune it is part of
 */
public record FormerCommune(@Nullable String code, String nom, String actuelle, String nature) {}
