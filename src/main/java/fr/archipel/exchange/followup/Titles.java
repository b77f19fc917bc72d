package fr.archipel.exchange.followup;

import fr.archipel.exchange.followup.Champ.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a column says, guessed from its title in French: accents, case, units and usual synonyms do not matter. */
final class Titles {
    private static final int LONGEST = 200;
    private static final Pattern YEAR = Pattern.compile("\\b(199[0-9]|20[0-9]{2}|2100)\\b");
    private static final Pattern CUMULATIVE = Pattern.compile(
            "\\b(cumul|cumule|cumulee?s?|depuis|jusqu|au [0-9]{1,2} ([0-9]{1,2}|[a-z]+) [0-9]{4}|a fin)\\b");
    private static final Pattern UNIT = Pattern.compile(
            "(?iu)\\(?\\s*(?:en\\s+)?(?:[km]?\\s?€|k\\s?euros?|m\\s?euros?|euros?|millions d['’]euros|milliers d['’]euros)\\s*(?:h\\.?t\\.?|t\\.?t\\.?c\\.?)?\\s*\\)?|\\bh\\.?t\\b|\\bttc\\b");

    private static final Pattern COMPUTED =
            Pattern.compile("\\b(taux|pourcentage|reste|solde|ecart|dernier mouvement|pct)\\b|%");
    private static final Pattern SPENT =
            Pattern.compile("\\b(realisee?s?|mandatee?s?|consommee?s?|facturee?s?|executee?s?|liquidee?s?)\\b");
    private static final Pattern PLANNED = Pattern.compile(
            "\\b(prevue?s?|previsionnel(le)?s?|previsions?|programmee?s?|planifiee?s?|budgetee?s?|cp)\\b");
    private static final Pattern[] STEPS = {
        Pattern.compile("\\b(attendue?s?|esperee?s?)\\b"),
        Pattern.compile("\\b(sollicitee?s?|demandee?s?|deposee?s?|sollicitation|depot)\\b"),
        Pattern.compile("\\b(notifiee?s?|notification|accordee?s?|obtenue?s?|attribuee?s?|acquise?s?|arretee?s?)\\b"),
        Pattern.compile("\\b(engagee?s?|engagement|conventionnee?s?)\\b"),
        Pattern.compile("\\b(versee?s?|versements?|payee?s?|paiements?|percue?s?|encaissee?s?|recue?s?)\\b")
    };
    private static final Pattern STEERING = Pattern.compile("\\b(copil|comite de pilotage)\\b");
    private static final Pattern TECHNICAL = Pattern.compile("\\b(cotech|comite technique)\\b");
    private static final Pattern GROUP_REST = Pattern.compile(
            "(montants?|subventions?|aides?|financements?|participations?|depenses?|part|de|du|la|le|l|d|en|par an|annees?|\\s)*");

    private static final Set<String> IDS = Set.of("id", "identifiant", "identifiant archipel");
    private static final Set<String> NUMBERS = Set.of(
            "n",
            "no",
            "nr",
            "num",
            "numero",
            "n fiche",
            "no fiche",
            "num fiche",
            "numero fiche",
            "numero de fiche",
            "numero de la fiche",
            "n de fiche",
            "n de la fiche",
            "fiche n",
            "fiche no",
            "fiche numero",
            "n action",
            "n d action",
            "numero action",
            "numero d action",
            "n de l action",
            "numero de l action",
            "ref",
            "reference",
            "ref fiche",
            "reference fiche",
            "code",
            "code fiche",
            "code action",
            "n fiche action",
            "numero fiche action",
            "n projet",
            "numero projet");
    private static final Set<String> NAMES = Set.of(
            "intitule",
            "titre",
            "fiche",
            "fiches",
            "action",
            "actions",
            "fiche action",
            "fiches actions",
            "fiche projet",
            "libelle",
            "nom",
            "operation",
            "operations",
            "projet",
            "projets",
            "intitule de l action",
            "intitule de la fiche",
            "intitule fiche",
            "intitule action",
            "intitule du projet",
            "intitule de l operation",
            "titre de la fiche",
            "titre de l action",
            "nom de l action",
            "nom du projet",
            "nom de la fiche",
            "libelle de l action",
            "designation",
            "nom de l operation",
            "libelle de l operation",
            "objet");
    private static final Set<String> STATUSES = Set.of("statut", "statut de la fiche", "statut de l action");
    private static final Set<String> PERHAPS_STATUSES = Set.of(
            "avancement",
            "etat",
            "etat d avancement",
            "etat avancement",
            "situation",
            "phase",
            "stade",
            "stade d avancement",
            "niveau d avancement",
            "statut actuel",
            "etape",
            "etat de la fiche");
    private static final Set<String> COMMITTEES = Set.of("instance", "comite", "instance de decision", "decide par");
    private static final Set<String> REASONS = Set.of("motif", "motif de la decision", "justification");
    private static final Set<String> COSTS = Set.of(
            "cout",
            "couts",
            "cout total",
            "cout actualise",
            "cout global",
            "cout de l operation",
            "cout du projet",
            "cout de l action",
            "cout previsionnel",
            "cout total previsionnel",
            "montant total",
            "montant global",
            "montant de l operation",
            "montant du projet",
            "montant de l action",
            "budget",
            "budget total",
            "budget previsionnel",
            "budget global",
            "cout estime",
            "cout total actualise",
            "montant previsionnel");
    private static final Set<String> NOTES = Set.of(
            "commentaire",
            "commentaires",
            "observation",
            "observations",
            "remarque",
            "remarques",
            "note",
            "notes",
            "point d etape",
            "points d attention",
            "suivi");

    /** {@code values}: the guess holds only if the column's values look like it. {@code remark}: why there is none. */
    record Guess(
            @Nullable Champ champ, boolean values, @Nullable String remark) {
        static final Guess NONE = new Guess(null, false, null);

        static Guess of(Champ champ) {
            return new Guess(champ, false, null);
        }

        static Guess remark(String remark) {
            return new Guess(null, false, remark);
        }
    }

    private Titles() {}

    static Guess guess(String title, Parties parties) {
        if (title.length() > LONGEST) {
            return Guess.NONE;
        }
        String folded = Words.fold(UNIT.matcher(title).replaceAll(" "));
        if (COMPUTED.matcher(folded).find() || title.contains("%")) {
            return Guess.remark("Calculé par le service : cette colonne n'est pas importée.");
        }
        Optional<Parties.Funder> funder = parties.find(folded);
        String etape = step(folded);
        if (Words.holds(folded, "date") || Words.holds(folded, "dates")) {
            return date(folded, etape, funder.orElse(null));
        }
        Guess plain = plain(folded);
        return plain.champ() == null ? money(title, folded, etape, funder.orElse(null)) : plain;
    }

    private static Guess date(String folded, @Nullable String etape, Parties.@Nullable Funder funder) {
        if (STEERING.matcher(folded).find()) {
            return Guess.of(Champ.of(Kind.DATE_COPIL));
        }
        if (TECHNICAL.matcher(folded).find()) {
            return Guess.of(Champ.of(Kind.DATE_COTECH));
        }
        if (etape != null) {
            return Guess.of(Champ.step(
                    Kind.DATE_ETAPE,
                    etape,
                    funder == null ? null : funder.partie(),
                    funder == null ? null : funder.dispositif()));
        }
        return folded.matches("date (de la |de )?(decision|validation|statut|comite|du statut|du comite)")
                ? Guess.of(Champ.of(Kind.DATE_DECISION))
                : Guess.NONE;
    }

    private static Guess plain(String folded) {
        if (IDS.contains(folded)) {
            return Guess.of(Champ.of(Kind.ID));
        } else if (NUMBERS.contains(folded)) {
            return Guess.of(Champ.of(Kind.NUMERO));
        } else if (NAMES.contains(folded)) {
            return Guess.of(Champ.of(Kind.TITRE));
        } else if (STATUSES.contains(folded)) {
            return Guess.of(Champ.of(Kind.STATUT));
        } else if (PERHAPS_STATUSES.contains(folded)) {
            return new Guess(Champ.of(Kind.STATUT), true, null);
        } else if (COMMITTEES.contains(folded)) {
            return Guess.of(Champ.of(Kind.INSTANCE));
        } else if (REASONS.contains(folded)) {
            return Guess.of(Champ.of(Kind.MOTIF));
        } else if (COSTS.contains(folded)) {
            return Guess.of(Champ.of(Kind.COUT));
        } else if (NOTES.contains(folded)) {
            return Guess.of(Champ.of(Kind.NOTE));
        } else if (folded.matches("(passage en )?(copil|comite de pilotage)( du)?")) {
            return Guess.of(Champ.of(Kind.DATE_COPIL));
        }
        return folded.matches("(passage en )?(cotech|comite technique)( du)?")
                ? Guess.of(Champ.of(Kind.DATE_COTECH))
                : Guess.NONE;
    }

    private static Guess money(String title, String folded, @Nullable String etape, Parties.@Nullable Funder funder) {
        boolean planned = PLANNED.matcher(folded).find();
        boolean dated = YEAR.matcher(folded).find();
        if (funder != null) {
            String step = etape == null && planned ? "attendu" : etape;
            if (step == null) {
                return Guess.remark(
                        "Le titre nomme un financeur sans dire l'étape : attendu, sollicité, notifié, engagé ou versé ?");
            }
            return step.equals("verse") && dated
                    ? Guess.remark(
                            "Versé cette année-là, ou en tout ? Un versement s'importe comme un cumul, toutes années.")
                    : Guess.of(Champ.step(Kind.ETAPE, step, funder.partie(), funder.dispositif()));
        }
        // Folded, « dépensé » is « dépense », which may be planned.
        boolean spent = SPENT.matcher(folded).find()
                || title.toLowerCase(java.util.Locale.FRENCH).contains("dépensé");
        if (spent && !planned) {
            return Guess.of(Champ.ofYear(Kind.REALISE, year(folded)));
        }
        if (planned) {
            return Guess.of(Champ.ofYear(Kind.PREVU, year(folded)));
        }
        if (etape != null) {
            return dated
                    ? Guess.remark(
                            "Le titre nomme une étape et une année sans financeur : subvention ou dépense de cette année ?")
                    : Guess.of(Champ.step(Kind.ETAPE, etape, null, null));
        }
        return folded.matches("(en |annee |depenses? |depenses? en )?[0-9]{4}") && dated
                ? Guess.remark("Le titre est une année : dépense prévue ou réalisée ?")
                : Guess.NONE;
    }

    private static @Nullable String step(String folded) {
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if (STEPS[i].matcher(folded).find()) {
                return Champ.ETAPES.get(i);
            }
        }
        return null;
    }

    /** The one year of a title; null when it names none, several, or the end of a period (« au 31/12/2024 »). */
    private static @Nullable Integer year(String folded) {
        if (CUMULATIVE.matcher(folded).find()) {
            return null;
        }
        Matcher year = YEAR.matcher(folded);
        Integer found = year.find() ? Integer.valueOf(year.group(1)) : null;
        return year.find() ? null : found;
    }

    /** Whether a label over several columns only says a year, planned or actual, a step or who funds. */
    static boolean isGroup(String label, Parties parties) {
        String folded = Words.fold(UNIT.matcher(label).replaceAll(" "));
        String rest = parties.without(folded);
        for (Pattern each : STEPS) {
            rest = each.matcher(rest).replaceAll(" ");
        }
        rest = YEAR.matcher(SPENT.matcher(PLANNED.matcher(rest).replaceAll(" ")).replaceAll(" "))
                .replaceAll(" ");
        return !folded.isEmpty()
                && !folded.equals(rest.strip())
                && GROUP_REST.matcher(rest).matches();
    }

    /** Euros that one unit stands for: 1000 under « (k€) ». */
    static int unit(String title) {
        String text = title.toLowerCase(java.util.Locale.FRENCH).replaceAll("[\\p{Z}\\s]+", " ");
        if (text.matches(".*(\\bk ?€|\\bk ?euros?\\b|milliers d['’]euros).*")) {
            return 1000;
        }
        return text.matches(".*(\\bm ?€|\\bm ?euros?\\b|millions d['’]euros).*") ? 1_000_000 : 1;
    }
}
