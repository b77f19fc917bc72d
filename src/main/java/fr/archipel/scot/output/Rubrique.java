package fr.archipel.scot.output;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Sections of a local report, in their order; a person may write in each. */
enum Rubrique {
    INTRODUCTION("Objet du rapport"),
    CONSOMMATION("1. Consommation d'espaces naturels, agricoles et forestiers"),
    ARTIFICIALISATION("2. Artificialisation nette des sols"),
    IMPERMEABILISATION("3. Imperméabilisation des sols"),
    OBJECTIFS("4. Respect des objectifs"),
    CONCLUSION("Explications et suites");

    private final String title;

    Rubrique(String title) {
        this.title = title;
    }

    /** As addresses and tables name it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    static Optional<Rubrique> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
