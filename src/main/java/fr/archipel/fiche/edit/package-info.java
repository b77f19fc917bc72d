/**
 * Writing on fiches: versions, the editable document, creation, archiving, history, and what happens when the bundled
 * files change a value that people changed too. May touch {@code db}, {@code json}, {@code problem}, {@code request},
 * {@code account}, {@code history}, {@code territory}, {@code fiche.printed}.
 */
@NullMarked
package fr.archipel.fiche.edit;

import org.jspecify.annotations.NullMarked;
