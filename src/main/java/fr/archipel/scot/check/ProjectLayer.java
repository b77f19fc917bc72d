package fr.archipel.scot.check;

import fr.archipel.analysis.Measures;
import fr.archipel.scot.check.Verification.Checked;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the layer {@code scot-projets} true: what it depends on is looked at, and only when that has changed are the known
 * projects checked again and written, in one transaction. Called twice, or by two services at once, it changes nothing more.
 */
public final class ProjectLayer {
    private final ProjectLayerStore store;
    private final CheckStore checks;
    private final KnownProjects known;
    private final RuleStore rules;
    private final Clock clock;

    public ProjectLayer(ProjectLayerStore store, CheckStore checks, KnownProjects known, RuleStore rules, Clock clock) {
        this.store = store;
        this.checks = checks;
        this.known = known;
        this.rules = rules;
        this.clock = clock;
    }

    /** Whether something was computed. */
    public boolean update() {
        LocalDate day = LocalDate.now(clock);
        // Read first: a change made meanwhile shows at the next look.
        String now = checks.versions() + "," + day;
        if (store.isOf(now)) {
            return false;
        }
        RuleSet set = rules.get(null, day);
        @Nullable Edition edition = checks.findEdition(null).orElse(null);
        return store.write(
                now,
                known.all(set, edition).projets().stream()
                        .map(each -> row(each, set, edition))
                        .toList());
    }

    /** In the order of {@link ProjectLayerStore#COLUMNS}. */
    private static List<@Nullable Object> row(Checked checked, RuleSet set, @Nullable Edition edition) {
        Projet projet = checked.projet();
        Declaration said = projet.declaration();
        Charge charge = checked.charge();
        List<String> reasons = new ArrayList<>(Reasons.ofFiche(projet));
        reasons.addAll(ProjectReasons.of(checked));
        return new ArrayList<>(Arrays.<@Nullable Object>asList(
                projet.id(),
                projet.titre(),
                projet.fiche() == null ? null : projet.fiche().id(),
                projet.registre(),
                said.nature() == null ? null : said.nature().id(),
                said.etat() == null ? null : said.etat().id(),
                said.etatOrigine(),
                said.dateEffet(),
                checked.guard().reponse().id(),
                edition == null ? null : Integer.valueOf(edition.millesime()),
                Measures.hectares(checked.m2()),
                Measures.hectares(checked.ownM2()),
                Measures.hectares(charge.charged().minimum()),
                Measures.hectares(charge.charged().maximum()),
                Measures.hectares(charge.outside().maximum()),
                touched(checked, place -> place.commune().insee()),
                touched(checked, place -> place.epci().siren()),
                touched(checked, place -> place.scot().id()),
                set.id(),
                String.join(" ", reasons),
                Objects.requireNonNull(projet.emprise())));
    }

    private static String[] touched(Checked checked, Function<Place, String> whose) {
        List<String> all = new ArrayList<>();
        for (Cell cell : checked.all()) {
            Place place = cell.place();
            if (place != null && !all.contains(whose.apply(place))) {
                all.add(whose.apply(place));
            }
        }
        return all.stream().sorted().toArray(String[]::new);
    }
}
