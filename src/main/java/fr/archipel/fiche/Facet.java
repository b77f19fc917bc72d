package fr.archipel.fiche;

import java.util.Locale;

/** What fiches are chosen by, value by value; the order is that of the answers. */
enum Facet {
    /** Identifier of a contract. */
    CONTRAT(true),
    /** SIREN of the agglomeration that signs it. */
    EPCI(true),
    /** Id of a node of a strategy, at any level, or the name of one of the first level. */
    AXE(true),
    STATUT(true),
    /** Layer of the objects a fiche is linked to. */
    LAYER(true),
    /** INSEE code: fiches that concern the commune in any way its sheet shows. */
    COMMUNE(false),
    /** Code of a party that owns the fiche, alone or with others. */
    MAITRE_OUVRAGE(false),
    /** Fiches that plan to spend that year; those that plan nothing by year: whose calendar holds it. */
    ANNEE(false),
    TYPE_OPERATION(true),
    /** Whether it has a place finer than the whole agglomeration. */
    EMPRISE(true),
    /** Whether its calendar is over and its status is not. */
    RETARD(true);

    /** Whether a value that no fiche has is told all the same. */
    final boolean whole;

    Facet(boolean whole) {
        this.whole = whole;
    }

    /** Its parameter, and its name in answers. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
