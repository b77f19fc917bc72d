/**
 * The life of a fiche: decisions, funding, spending, notes. What people enter stands beside what its contract prints. May
 * touch {@code db}, {@code json}, {@code problem}, {@code request}, {@code account}, {@code history}, {@code fiche.edit}.
 */
@NullMarked
package fr.archipel.fiche.life;

import org.jspecify.annotations.NullMarked;
