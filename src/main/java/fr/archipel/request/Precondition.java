package fr.archipel.request;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/**
 * The version a write was made on, {@code If-Match: "12"} (RFC 9110 § 13.1.1). Entity tags of the planning API are
 * version numbers, strong.
 *
 * @param any {@code *}: whatever the version
 */
public record Precondition(boolean any, List<Integer> versions) {
    private static final String ACCEPTED = "« * », ou une ou plusieurs versions entre guillemets droits, comme \"12\"";

    /** {@code what}: where versions are given, for the sentence. Problem: 428 when the header is missing, 400 when it cannot be read. */
    public static Precondition of(Context ctx, String what) {
        String header = ctx.header("If-Match");
        if (header == null) {
            throw new ProblemException(new Problem.VersionNeeded(what));
        }
        return parse(header.trim());
    }

    static Precondition parse(String header) {
        if (header.equals("*")) {
            return new Precondition(true, List.of());
        }
        List<Integer> versions = new ArrayList<>();
        for (String tag : header.split(",", -1)) {
            String bare = tag.trim();
            if (!bare.matches("\"[0-9]{1,9}\"")) {
                throw new ProblemException(new Problem.InvalidParameter("If-Match", header, ACCEPTED));
            }
            versions.add(Integer.valueOf(bare.substring(1, bare.length() - 1)));
        }
        return new Precondition(false, List.copyOf(versions));
    }

    public boolean allows(int version) {
        return any || versions.contains(version);
    }

    public static String tag(int version) {
        return "\"" + version + "\"";
    }
}
