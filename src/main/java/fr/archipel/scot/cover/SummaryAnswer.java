package fr.archipel.scot.cover;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.cover.CalculationStore.Done;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is imported, and what of it is computed.
 *
 * @param calcul what is under way; null when nothing is
 * @param artificialisationDebut first year the law measures in net artificialisation
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SummaryAnswer(
        List<Source> sources,
        @Nullable Running calcul,
        Limits seuils,
        @Nullable Integer artificialisationDebut) {

    /** {@code raison}: nothing is imported, and how it is; null otherwise. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Source(
            String id,
            String titre,
            String nom,
            String attribution,
            String mesure,
            List<State> millesimes,
            List<State> flux,
            @Nullable String raison) {}

    /**
     * A stock or a flux.
     *
     * @param vers of a stock, the vintage again
     * @param etat a_jour, en_cours, a_calculer (never, or of former data), echec
     * @param polygones of a stock, those of the vintage; of a flux, pieces that changed; null before the first computation
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record State(
            int de,
            int vers,
            String etat,
            @Nullable Long polygones,
            @Nullable String calculeLe,
            @Nullable BigDecimal dureeS) {}

    /** {@code total}: 0 when not known. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Running(String titre, String etape, long fait, long total, String debut) {
        static Running of(CoverWork.Progress progress) {
            return new Running(
                    progress.job().title(),
                    progress.etape(),
                    progress.fait(),
                    progress.total(),
                    progress.debut().toString());
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Limits(BigDecimal batiM2, BigDecimal autresM2, String source) {}

    static SummaryAnswer of(
            List<Job> wanted, Map<Job, Done> done, CoverWork work, Thresholds thresholds, @Nullable Integer firstYear) {
        Optional<CoverWork.Progress> progress = work.progress();
        List<Source> sources = Arrays.stream(CoverSource.values())
                .map(source -> {
                    List<State> vintages = new ArrayList<>();
                    List<State> flows = new ArrayList<>();
                    wanted.stream()
                            .filter(job -> job.source() == source)
                            .forEach(job -> (job.kind() == Job.Kind.STOCK ? vintages : flows)
                                    .add(state(job, done.get(job), progress, work)));
                    return new Source(
                            source.id(),
                            source.shortTitle(),
                            source.title(),
                            source.attribution(),
                            source.state(),
                            vintages,
                            flows,
                            vintages.isEmpty() ? source.missing() : null);
                })
                .toList();
        return new SummaryAnswer(
                sources,
                progress.map(Running::of).orElse(null),
                new Limits(
                        Thresholds.squareMetres(thresholds.built()),
                        Thresholds.squareMetres(thresholds.others()),
                        thresholds.source()),
                firstYear);
    }

    private static State state(Job job, @Nullable Done done, Optional<CoverWork.Progress> progress, CoverWork work) {
        boolean running = progress.filter(p -> p.job().equals(job)).isPresent();
        String state = running
                ? "en_cours"
                : done != null && done.current() ? "a_jour" : work.hasFailed(job) ? "echec" : "a_calculer";
        Instant at = done == null ? null : done.calculeLe().toInstant();
        return new State(
                job.de(),
                job.vers(),
                state,
                done == null ? null : done.polygones(),
                at == null ? null : at.toString(),
                done == null ? null : BigDecimal.valueOf(done.duree(), 3));
    }
}
