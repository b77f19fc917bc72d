package fr.archipel.committee;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The committees that the contracts name: the steering and technical ones of article 7.1 and 7.2, those of article 7.3
 * they answer to, and the two that the contract of CAHC associates (articles 5 and 6).
 */
enum Nature {
    COTECH("cotech", "Comité technique", "COTECH"),
    COPIL("copil", "Comité de pilotage", "COPIL"),
    CLCT("clct", "Comité local de cohésion des territoires", "CLCT"),
    RELANCE("relance", "Comité de pilotage et de suivi de la relance", "Relance"),
    PARTENAIRES("partenaires", "Comité des partenaires", "Partenaires"),
    PROJETS("projets", "Comité de projets", "Projets");

    final String code;
    final String title;
    final String acronym;

    Nature(String code, String title, String acronym) {
        this.code = code;
        this.title = title;
        this.acronym = acronym;
    }

    /** Throws IllegalArgumentException when there is none. */
    static Nature of(String code) {
        return Stream.of(values())
                .filter(nature -> nature.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }

    static List<String> codes() {
        return Stream.of(values()).map(nature -> nature.code).toList();
    }

    /** Whether it decides on the status of fiches: the steering committee, and the technical one for what it follows. */
    boolean decides() {
        return this == COTECH || this == COPIL;
    }

    /** « comité technique (COTECH) ». */
    String words() {
        boolean initials = acronym.equals(acronym.toUpperCase(Locale.ROOT));
        return initials ? title + " (" + acronym + ")" : title;
    }
}
