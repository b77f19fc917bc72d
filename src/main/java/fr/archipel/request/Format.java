package fr.archipel.request;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two forms of every document of the OGC API: for machines and for people. */
public enum Format {
    JSON,
    HTML;

    private static final List<String> NAMES = List.of("json", "html");

    /**
     * What the client wants: the parameter {@code f}, else the first of the {@code Accept} header that we serve, else
     * JSON. Throws {@link Problem.InvalidParameter} or {@link Problem.NotAcceptable}.
     */
    public static Format of(Context ctx, Parameters parameters) {
        ctx.header("Vary", "Accept, Accept-Encoding");
        Optional<String> asked = parameters.choice("f", NAMES);
        if (asked.isPresent()) {
            return valueOf(asked.get().toUpperCase(Locale.ROOT));
        }
        String accept = ctx.header("Accept");
        return accept == null || accept.isBlank() ? JSON : accepted(accept);
    }

    private static Format accepted(String accept) {
        return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(",", -1))
                .map(Range::parse)
                .sorted((a, b) -> Double.compare(b.quality, a.quality))
                .filter(range -> range.quality > 0)
                .flatMap(range -> range.format().stream())
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotAcceptable(List.of("application/json", "application/geo+json", "text/html"))));
    }

    private record Range(String type, double quality) {
        static Range parse(String text) {
            String[] parts = text.split(";", -1);
            double quality = 1;
            for (String part : parts) {
                String trimmed = part.trim();
                if (trimmed.matches("q=[01](\\.\\d{0,3})?")) {
                    quality = Double.parseDouble(trimmed.substring(2));
                }
            }
            return new Range(parts[0].trim(), quality);
        }

        Optional<Format> format() {
            return switch (type) {
                case "text/html", "application/xhtml+xml", "text/*" -> Optional.of(HTML);
                case "*/*", "application/*" -> Optional.of(JSON);
                default ->
                    type.equals("application/json")
                                    || type.endsWith("+json")
                                    || type.startsWith("application/vnd.oai.openapi+json")
                            ? Optional.of(JSON)
                            : Optional.empty();
            };
        }
    }
}
