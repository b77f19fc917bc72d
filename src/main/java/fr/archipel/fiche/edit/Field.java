package fr.archipel.fiche.edit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The values of a fiche that people may edit: their name in the document, and what each accepts. */
enum Field {
    TITRE("titre", Kind.TEXT, false, 300),
    DESCRIPTION("description", Kind.TEXT, false, 5000),
    NOEUD("noeud", Kind.TEXT, false, 100),
    PORTEE("portee", Kind.CODE, false, 0, "epci", "communes", "non_precise"),
    TYPE_OPERATION(
            "type_operation",
            Kind.CODE,
            true,
            0,
            "travaux",
            "subvention",
            "etude",
            "acquisition",
            "fonctionnement",
            "ingenierie"),
    BUDGET("budget", Kind.CODE, true, 0, "principal", "action_economique"),
    ANNEE_LANCEMENT("annee_lancement", Kind.YEAR, true, 0),
    ANNEE_DEBUT("annee_debut", Kind.YEAR, true, 0),
    ANNEE_FIN("annee_fin", Kind.YEAR, true, 0),
    MAITRES_OUVRAGE("maitres_ouvrage", Kind.CODES, false, 50),
    COMMUNES("communes", Kind.CODES, false, 200),
    OBJETS("objets", Kind.OBJECTS, false, 500),
    TRACES("traces", Kind.SHAPES, false, 200),
    COUT_ACTUALISE_EUR("cout_actualise_eur", Kind.EUROS, true, 0);

    /** TEXT, CODE, YEAR and EUROS are columns of the fiche; CODES and OBJECTS are lists of links, SHAPES of geometries. */
    enum Kind {
        TEXT,
        CODE,
        YEAR,
        EUROS,
        CODES,
        OBJECTS,
        SHAPES
    }

    final String id;
    final Kind kind;
    final boolean nullable;
    final int maximum;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    final List<String> codes;

    /** {@code maximum}: length of a text, size of a list. */
    Field(String id, Kind kind, boolean nullable, int maximum, String... codes) {
        this.id = id;
        this.kind = kind;
        this.nullable = nullable;
        this.maximum = maximum;
        this.codes = List.of(codes);
    }

    static Optional<Field> find(String id) {
        return Stream.of(values()).filter(field -> field.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Stream.of(values()).map(field -> field.id).toList();
    }
}
