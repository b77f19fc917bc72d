package fr.archipel.exchange.followup;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a column may say of a fiche.
 *
 * @param annee of a spending; null for the total of all years
 * @param etape of a funding: attendu… verse
 * @param partie code of who funds; null for all fundings of the fiche
 * @param dispositif fund named beside it (DETR…)
 */
record Champ(
        Kind kind,
        @Nullable Integer annee,
        @Nullable String etape,
        @Nullable String partie,
        @Nullable String dispositif) {

    static final List<String> ETAPES = List.of("attendu", "sollicite", "notifie", "engage", "verse");
    private static final List<String> ETAPE_LABELS = List.of("Attendu", "Sollicité", "Notifié", "Engagé", "Versé");

    enum Kind {
        ID("id", "Identifiant de la fiche", "Fiche"),
        NUMERO("numero", "Numéro de la fiche", "Fiche"),
        TITRE("titre", "Intitulé de la fiche", "Fiche"),
        STATUT("statut", "Statut", "Décision"),
        INSTANCE("instance", "Instance (COTECH, COPIL)", "Décision"),
        DATE_DECISION("date_decision", "Date de la décision", "Décision"),
        DATE_COPIL("date_copil", "Date du COPIL", "Décision"),
        DATE_COTECH("date_cotech", "Date du COTECH", "Décision"),
        MOTIF("motif", "Motif de la décision", "Décision"),
        COUT("cout", "Coût actualisé", "Coût"),
        PREVU("prevu", "Dépense prévue", "Dépenses"),
        REALISE("realise", "Dépense réalisée", "Dépenses"),
        ETAPE("etape", "Financement", "Financements"),
        DATE_ETAPE("date", "Date", "Dates de financement"),
        NOTE("note", "Note", "Note");

        final String id;
        final String label;
        final String group;

        Kind(String id, String label, String group) {
            this.id = id;
            this.label = label;
            this.group = group;
        }

        boolean identifies() {
            return this == ID || this == NUMERO || this == TITRE;
        }

        boolean isAmount() {
            return this == COUT || this == PREVU || this == REALISE || this == ETAPE;
        }
    }

    static Champ of(Kind kind) {
        return new Champ(kind, null, null, null, null);
    }

    static Champ ofYear(Kind kind, @Nullable Integer annee) {
        return new Champ(kind, annee, null, null, null);
    }

    /** {@code kind}: ETAPE or DATE_ETAPE. */
    static Champ step(Kind kind, String etape, @Nullable String partie, @Nullable String dispositif) {
        return new Champ(kind, null, etape, partie, dispositif);
    }

    /** {@code prevu.2024}, {@code notifie.etat.DETR}, {@code date_notifie}. */
    String id() {
        if (kind == Kind.PREVU || kind == Kind.REALISE) {
            return annee == null ? kind.id : kind.id + "." + annee;
        }
        if (etape == null) {
            return kind.id;
        }
        String id = (kind == Kind.DATE_ETAPE ? "date_" : "") + etape;
        return partie == null ? id : id + "." + partie + (dispositif == null ? "" : "." + dispositif);
    }

    String label(Parties parties) {
        if (etape == null) {
            return annee == null
                    ? kind.label + (kind == Kind.PREVU || kind == Kind.REALISE ? ", en tout" : "")
                    : kind.label + " en " + annee;
        }
        String step = ETAPE_LABELS.get(ETAPES.indexOf(etape));
        String who = partie == null
                ? ", en tout"
                : " : " + parties.name(partie) + (dispositif == null ? "" : ", " + dispositif);
        return kind == Kind.DATE_ETAPE ? "Date, " + step.toLowerCase(java.util.Locale.ROOT) + who : step + who;
    }

    /** The fund and who gives it, as one key. */
    String funding() {
        return partie + "." + dispositif;
    }

    static Optional<Champ> parse(String id, Parties parties) {
        for (Kind kind : Kind.values()) {
            if (kind.id.equals(id) && kind != Kind.ETAPE && kind != Kind.DATE_ETAPE) {
                return Optional.of(of(kind));
            }
        }
        String[] parts = id.split("\\.", 3);
        if (parts.length == 2 && (parts[0].equals("prevu") || parts[0].equals("realise"))) {
            return parts[1].matches("(19[9]|20[0-9])[0-9]|2100")
                    ? Optional.of(
                            ofYear(parts[0].equals("prevu") ? Kind.PREVU : Kind.REALISE, Integer.valueOf(parts[1])))
                    : Optional.empty();
        }
        boolean date = parts[0].startsWith("date_");
        String etape = date ? parts[0].substring(5) : parts[0];
        boolean known = ETAPES.contains(etape)
                && (parts.length < 2 || parties.has(parts[1]))
                && (parts.length < 3 || (!parts[2].isBlank() && parts[2].length() <= 200));
        return known
                ? Optional.of(step(
                        date ? Kind.DATE_ETAPE : Kind.ETAPE,
                        etape,
                        parts.length < 2 ? null : parts[1],
                        parts.length < 3 ? null : parts[2]))
                : Optional.empty();
    }
}
