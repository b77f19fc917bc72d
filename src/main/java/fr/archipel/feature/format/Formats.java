package fr.archipel.feature.format;

import fr.archipel.feature.format.flatgeobuf.FlatGeobufFormat;
import fr.archipel.feature.format.geopackage.GeoPackageFormat;
import fr.archipel.feature.format.shapefile.ShapefileFormat;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Negotiation;
import fr.archipel.request.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The formats of features, in the order they are offered; HTML pages stand apart, see {@code HtmlItems}. */
public final class Formats {
    public static final FeatureFormat GEOJSON = new GeoJsonFormat();

    public static final List<FeatureFormat> ALL = List.of(
            new GeoPackageFormat(LayerExtras.NONE),
            new ShapefileFormat(),
            new XlsxFormat(),
            new CsvFormat(),
            GEOJSON,
            new FlatGeobufFormat(),
            new JsonFgFormat(),
            new GmlFormat());

    /** The form that is no {@link FeatureFormat}: a page for people. */
    public static final String HTML = "html";

    private Formats() {}

    /** {@code id} as {@code f=} gives it. */
    public static Optional<FeatureFormat> byId(String id) {
        return ALL.stream().filter(format -> format.id().equals(id)).findFirst();
    }

    /** What an address of features offers: GeoJSON, pages for people, then the others. */
    public static List<Negotiation.Offer> offers() {
        List<Negotiation.Offer> offers = new ArrayList<>();
        offers.add(new Negotiation.Offer(GEOJSON.id(), GEOJSON.mediaType()));
        offers.add(new Negotiation.Offer(HTML, "text/html"));
        for (FeatureFormat format : ALL) {
            if (format != GEOJSON) {
                offers.add(new Negotiation.Offer(format.id(), format.mediaType()));
                format.aliases().forEach(type -> offers.add(new Negotiation.Offer(format.id(), type)));
            }
        }
        return List.copyOf(offers);
    }

    /** The names of the parameters that some formats have of their own. */
    public static List<String> optionNames() {
        return ALL.stream()
                .flatMap(format -> format.options().stream())
                .map(FormatOption::name)
                .distinct()
                .toList();
    }

    /** The format as its own parameters want it. A parameter of another format is a problem: it would be ignored. */
    public static FeatureFormat chosen(FeatureFormat format, Parameters parameters) {
        Map<String, String> chosen = new HashMap<>();
        for (FormatOption option : format.options()) {
            parameters.choice(option.name(), option.accepted()).ifPresent(value -> chosen.put(option.name(), value));
        }
        for (String name : optionNames()) {
            if (parameters.find(name).isPresent() && !chosen.containsKey(name)) {
                throw new ProblemException(new Problem.UnknownParameter(
                        name, format.options().stream().map(FormatOption::name).toList()));
            }
        }
        return chosen.isEmpty() ? format : format.with(chosen);
    }

    /** The media type without its parameters. */
    public static String bare(FeatureFormat format) {
        return format.mediaType().replaceFirst(";.*", "");
    }

    /** {@code extension} without the dot. */
    public static Optional<FeatureFormat> byExtension(String extension) {
        return ALL.stream()
                .filter(format -> format.extension().equals(extension))
                .findFirst();
    }
}
