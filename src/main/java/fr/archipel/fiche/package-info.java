/**
 * Contracts and their fiches as people read them: lists, sheets, strategy trees, in the planning API. What a contract
 * prints is in {@code printed}. May touch {@code db}, {@code json}, {@code geo}, {@code problem}, {@code request},
 * {@code layer}, {@code territory}.
 */
@NullMarked
package fr.archipel.fiche;

import org.jspecify.annotations.NullMarked;
