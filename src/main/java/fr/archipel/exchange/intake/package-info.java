/**
 * How a file comes in: read, mapped, checked, compared with what is there, shown, then applied in one transaction or not at
 * all; and undone. {@code Imports} is the way in. May touch {@code exchange.reader}, {@code exchange.profile},
 * {@code exchange.finding}, {@code feature.edit}, {@code layer}, {@code account}, {@code db}.
 */
@NullMarked
package fr.archipel.exchange.intake;

import org.jspecify.annotations.NullMarked;
