package fr.archipel.exchange.standard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.archipel.layer.Layer;
import fr.archipel.metadata.StandardSet;
import fr.archipel.request.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A standard as the planning API tells of it.
 *
 * @param schema address of its schema, an identifier
 * @param fields of all its tables
 * @param fillable those that something of ours fills
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StandardSheet(
        String id,
        @JsonProperty("titre") String title,
        String version,
        String description,
        String schema,
        String page,
        @JsonProperty("couche") String layer,
        @JsonProperty("licence") Licence licence,
        @JsonProperty("fichiers") List<File> files,
        @JsonProperty("conformite") String conformity,
        String dcat,
        @JsonProperty("champs") int fields,
        @JsonProperty("champs_alimentes") int fillable) {
    static final String PATH = "/api/exports";

    /** {@code href}: where the file is, a path of this service. */
    public record File(
            @JsonProperty("nom") String name,
            @JsonProperty("titre") String title,
            String type,
            String href) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Licence(
            @JsonProperty("titre") String title, @Nullable String url) {}

    public StandardSheet {
        files = List.copyOf(files);
    }

    static StandardSheet of(Standard standard, Layer layer) {
        List<StandardField> fields = standard.tables().stream()
                .flatMap(table -> table.fields().stream())
                .toList();
        return new StandardSheet(
                standard.id(),
                standard.title(),
                standard.version(),
                standard.description(),
                standard.schema(),
                standard.page(),
                standard.layer(),
                new Licence(layer.licence().title(), layer.licence().url()),
                standard.files().stream()
                        .map(file -> new File(file.name(), file.form().title(), bare(file), PATH + "/" + file.name()))
                        .toList(),
                PATH + "/" + standard.id() + "/conformite",
                PATH + "/" + standard.id() + "/dcat",
                fields.size(),
                (int) fields.stream().filter(field -> field.from() != null).count());
    }

    /** What catalogues tell of the files of a layer that follow a standard. */
    public static List<StandardSet> sets(Layer layer) {
        return Standards.ALL.stream()
                .filter(standard -> standard.layer().equals(layer.id()))
                .map(StandardSheet::set)
                .toList();
    }

    /** The same files, as links to show beside a layer's others. */
    public static List<Link> links(Layer layer) {
        return sets(layer).stream()
                .flatMap(set -> set.files().stream())
                .map(file -> new Link("enclosure", file.path(), file.mediaType(), file.title()))
                .toList();
    }

    static StandardSet set(Standard standard) {
        String own = PATH + "/" + standard.id();
        return new StandardSet(
                standard.id(),
                standard.fullTitle(),
                standard.description(),
                own + "/dcat",
                own + "/conformite?f=html",
                standard.schema(),
                standard.files().stream()
                        .map(file -> new StandardSet.File(
                                "%s (%s)"
                                        .formatted(
                                                standard.fullTitle(),
                                                file.form().title()),
                                PATH + "/" + file.name(),
                                bare(file)))
                        .toList());
    }

    private static String bare(Standard.File file) {
        return file.form().mediaType().replaceFirst(";.*", "");
    }
}
