package fr.archipel.exchange.intake.desk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.exchange.intake.ImportReport;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** The report of an import in its three forms, written as findings are read. */
public final class ReportFile {

    /** A form of the report; its id is a parameter's value and a file's extension. */
    enum Form {
        HTML("html", "text/html; charset=utf-8"),
        JSON("json", "application/json"),
        GEOJSON("geojson", "application/geo+json");

        private final String id;
        private final String mediaType;

        Form(String id, String mediaType) {
            this.id = id;
            this.mediaType = mediaType;
        }

        String id() {
            return id;
        }

        String mediaType() {
            return mediaType;
        }

        static Optional<Form> find(String id) {
            return Arrays.stream(values()).filter(form -> form.id.equals(id)).findFirst();
        }
    }

    private final FoundStore findings;
    private final Clock clock;

    public ReportFile(FoundStore findings, Clock clock) {
        this.findings = findings;
        this.clock = clock;
    }

    /** Problem: a file whose name tells no form. */
    public static void check(Path file) {
        form(file);
    }

    private static Form form(Path file) {
        String name = String.valueOf(file.getFileName());
        return Form.find(name.substring(name.lastIndexOf('.') + 1))
                .orElseThrow(() -> new ProblemException(new Problem.InvalidParameter(
                        "--rapport", file.toString(), "un fichier .html, .json ou .geojson")));
    }

    public void write(ImportReport report, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(report, form(file), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the stream open. */
    void write(ImportReport report, Form form, OutputStream out) throws IOException {
        switch (form) {
            case HTML ->
                out.write(ReportHtml.of(
                                report,
                                (rule, limit) -> findings.listFirst(report.id(), rule.regle(), rule.severite(), limit),
                                LocalDate.now(clock))
                        .getBytes(StandardCharsets.UTF_8));
            case JSON -> json(report, out);
            case GEOJSON -> geoJson(report, out);
        }
    }

    /** The import's members, then {@code problemes}, one by one. */
    private void json(ImportReport report, OutputStream out) throws IOException {
        ObjectNode view = ImportView.of(report, null, null, Optional::empty);
        view.remove("progression");
        view.remove("empechement");
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            for (var member : view.properties()) {
                json.writeFieldName(member.getKey());
                json.writeTree(member.getValue());
            }
            json.writeArrayFieldStart("problemes");
            findings.forEach(report.id(), found -> write(json, found));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** What has a place, there; what has none, without geometry: no finding is left out. */
    private void geoJson(ImportReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeStringField("import", report.id());
            json.writeStringField("fichier", report.fichier());
            json.writeArrayFieldStart("features");
            findings.forEach(report.id(), found -> write(json, feature(found)));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static ObjectNode feature(Found found) {
        ObjectNode feature = Json.object().put("type", "Feature");
        if (found.lieu() == null) {
            feature.putNull("geometry");
        } else {
            feature.putObject("geometry").put("type", "Point").putPOJO("coordinates", found.lieu());
        }
        ObjectNode properties = Json.MAPPER.valueToTree(found);
        properties.remove("lieu");
        feature.set("properties", properties);
        return feature;
    }

    private static JsonGenerator generator(OutputStream out) throws IOException {
        return Json.MAPPER.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    private static void write(JsonGenerator json, Object value) {
        try {
            json.writePOJO(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
