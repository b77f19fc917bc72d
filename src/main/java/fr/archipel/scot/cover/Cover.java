package fr.archipel.scot.cover;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.cover.CoverWork.Progress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stocks and flows of a perimeter, of the present data. What is being computed is not waited for longer than a few seconds: then
 * {@link Busy} says how far it is.
 */
public final class Cover {
    /** Being computed. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy(String sentence) {
            super(sentence);
        }

        /** French: how far it is, and when to ask again. */
        public String sentence() {
            return Objects.requireNonNull(getMessage());
        }
    }

    private final CoverStore covers;
    private final StockStore stocks;
    private final FluxStore flows;
    private final CalculationStore calculations;
    private final CoverWork work;

    public Cover(CoverStore covers, StockStore stocks, FluxStore flows, CalculationStore calculations, CoverWork work) {
        this.covers = covers;
        this.stocks = stocks;
        this.flows = flows;
        this.calculations = calculations;
        this.work = work;
    }

    /** The vintages of OCS GE, oldest first. */
    public List<Integer> vintages() {
        return covers.vintages(CoverSource.OCSGE);
    }

    /**
     * The answer of {@code /api/occupation-sol/stock/{perimetre}} for a vintage of OCS GE, for whoever writes it as JSON. Throws
     * {@link Busy}.
     */
    public Object stock(PerimeterSheet perimeter, int vintage) {
        return stock(perimeter, CoverSource.OCSGE, vintage, Grouping.CLASSE);
    }

    /** As {@link #stock(PerimeterSheet, int)}, of {@code /api/occupation-sol/flux/{perimetre}} between two vintages. */
    public Object flux(PerimeterSheet perimeter, int de, int vers) {
        return flux(perimeter, CoverSource.OCSGE, de, vers, Grouping.CLASSE);
    }

    SummaryAnswer summary() {
        return SummaryAnswer.of(
                calculations.listWanted(),
                calculations.listDone(),
                work,
                calculations.thresholds(),
                calculations.firstNetYear().orElse(null));
    }

    /** Computes again, changed or not. {@code source}: null for all. */
    void recalculate(@Nullable CoverSource source) {
        work.force(calculations.listWanted().stream()
                .filter(job -> source == null || job.source() == source)
                .toList());
    }

    StockAnswer stock(PerimeterSheet perimeter, CoverSource source, @Nullable Integer asked, Grouping par) {
        List<Integer> known = covers.vintages(source);
        if (known.isEmpty()) {
            return StockAnswer.nothing(perimeter, source, par);
        }
        int vintage = CoverStore.vintage(known, asked);
        await(List.of(Job.stock(source, vintage)));
        return StockAnswer.of(
                perimeter,
                SourceSheet.of(source, known),
                source,
                vintage,
                par,
                stocks.stock(source, vintage, perimeter.insee()),
                stocks.titles(source),
                calculations.thresholds());
    }

    /** {@code de}, {@code vers}: null for the last two. The later one may come first: then what is gained is what was lost. */
    FluxAnswer flux(
            PerimeterSheet perimeter, CoverSource source, @Nullable Integer de, @Nullable Integer vers, Grouping par) {
        List<Integer> known = covers.vintages(source);
        SourceSheet sheet = SourceSheet.of(source, known);
        if (known.size() < 2) {
            return FluxAnswer.nothing(
                    perimeter,
                    sheet,
                    par,
                    known.isEmpty()
                            ? source.missing()
                            : "Un seul millésime est importé (%d) : un flux en demande deux.".formatted(known.get(0)));
        }
        int to = one("vers", known, vers, known.get(known.size() - 1));
        int from = one("de", known, de, before(known, to));
        if (from == to) {
            throw new ProblemException(
                    new Problem.InvalidParameter("de", String.valueOf(from), "un autre millésime que « vers »"));
        }
        Job job = Job.flux(source, from, to);
        await(List.of(Job.stock(source, job.de()), Job.stock(source, job.vers()), job));
        return answer(perimeter, sheet, job, from > to, par);
    }

    private FluxAnswer answer(PerimeterSheet perimeter, SourceSheet sheet, Job job, boolean reversed, Grouping par) {
        CoverSource source = job.source();
        List<String> insee = perimeter.insee();
        List<Flux.Row> rows = flows.rows(job, insee);
        Flux flux = Flux.of(reversed ? rows.stream().map(Flux.Row::reversed).toList() : rows);
        FluxLines lines = new FluxLines(source, flux);
        Integer firstYear = calculations.firstNetYear().orElse(null);
        List<String> reasons = new java.util.ArrayList<>(Reasons.flux(source, perimeter.schematique(), firstYear));
        if (par == Grouping.ZONAGE && !flows.hasZones()) {
            reasons.add("Aucun zonage de plan local n'est importé : ./archipel import FICHIER --layer zonage-plu.");
        }
        boolean measured =
                source == CoverSource.OCSGE && firstYear != null && Math.min(job.de(), job.vers()) >= firstYear;
        return new FluxAnswer(
                perimeter,
                sheet,
                reversed ? job.vers() : job.de(),
                reversed ? job.de() : job.vers(),
                par.id(),
                measured ? "mesure" : "indicatif",
                FluxAnswer.Flows.of(source, flux.sums()),
                switch (par) {
                    case COMMUNE -> lines.communes(perimeter);
                    case ZONAGE -> lines.zones(turned(flows.byZone(job, insee), reversed));
                    case FRICHE -> lines.friches(turned(flows.byFriche(job, insee), reversed));
                    default -> lines.classes(stocks.titles(source));
                },
                reasons,
                null);
    }

    private static List<Flux.Part> turned(List<Flux.Part> parts, boolean reversed) {
        return reversed ? parts.stream().map(Flux.Part::reversed).toList() : parts;
    }

    private static int before(List<Integer> known, int vintage) {
        int at = known.indexOf(vintage);
        return known.get(at == 0 ? 1 : at - 1);
    }

    private static int one(String name, List<Integer> known, @Nullable Integer asked, int otherwise) {
        if (asked != null && !known.contains(asked)) {
            throw new ProblemException(new Problem.InvalidParameter(
                    name, asked.toString(), known.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        }
        return asked == null ? otherwise : asked;
    }

    private void await(List<Job> jobs) {
        if (work.awaitCurrent(jobs)) {
            return;
        }
        if (jobs.stream().anyMatch(work::hasFailed)) {
            throw new Busy("Le calcul de l'occupation du sol a échoué ; il sera repris dans une minute.");
        }
        throw new Busy(work.progress()
                .map(Cover::sentence)
                .orElse("L'occupation du sol a changé : elle va être recalculée. Réessayez dans un instant."));
    }

    private static String sentence(Progress progress) {
        String share = progress.total() == 0 ? "" : " (%d %%)".formatted(100 * progress.fait() / progress.total());
        return "En cours de calcul : %s, %s%s. Réessayez dans un instant."
                .formatted(progress.job().title(), progress.etape(), share);
    }
}
