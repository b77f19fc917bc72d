package fr.archipel.db;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The programs of one installed PostgreSQL that has PostGIS.
 *
 * @param bin the folder that holds {@code postgres}, {@code initdb}, {@code pg_ctl}, {@code pg_dump}…
 * @param major its major version, at least {@link #MINIMUM_MAJOR}
 */
public record PostgresTools(Path bin, int major) {
    public static final int MINIMUM_MAJOR = 15;

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Pattern DEBIAN_BIN = Pattern.compile("/usr/lib/postgresql/(\\d+)/bin");

    /**
     * The PostgreSQL to run the cluster of {@code home} with: the one named by {@code ARCHIPEL_PG_BIN}, else the one
     * that created this home's data, else the newest installed.
     *
     * @throws ClusterException when there is none
     */
    public static PostgresTools find(Path home) {
        return find(home, System.getenv());
    }

    static PostgresTools find(Path home, Map<String, String> environment) {
        String named = environment.getOrDefault("ARCHIPEL_PG_BIN", "");
        if (!named.isEmpty()) {
            return at(Path.of(named));
        }
        List<Path> places = places(environment.getOrDefault("PATH", ""));
        List<PostgresTools> installed = places.stream()
                .flatMap(bin -> read(bin).stream())
                .sorted(Comparator.comparingInt(PostgresTools::major).reversed())
                .toList();
        OptionalInt written = ClusterPaths.locate(home).writtenMajor();
        return installed.stream()
                .filter(tools -> written.isPresent() && tools.major == written.getAsInt())
                .findFirst()
                .or(() -> installed.stream().findFirst())
                .orElseThrow(() -> new ClusterException(new ClusterProblem.ToolsMissing(MINIMUM_MAJOR, places)));
    }

    /** The PostgreSQL of one given folder. */
    public static PostgresTools at(Path bin) {
        Path place = bin.toAbsolutePath().normalize();
        OptionalInt major = majorOf(place);
        if (major.isEmpty()) {
            throw unusable(place, "postgres et initdb n'y sont pas, ou ne répondent pas");
        }
        if (major.getAsInt() < MINIMUM_MAJOR) {
            throw unusable(place, "version %d, il faut %d au moins".formatted(major.getAsInt(), MINIMUM_MAJOR));
        }
        if (!hasPostgis(place)) {
            throw unusable(place, "PostGIS n'y est pas installé");
        }
        return new PostgresTools(place, major.getAsInt());
    }

    /** The path of one program, such as {@code pg_dump}. */
    public Path program(String name) {
        return bin.resolve(name);
    }

    private static ClusterException unusable(Path bin, String reason) {
        return new ClusterException(new ClusterProblem.ToolsUnusable(bin, reason));
    }

    private static Optional<PostgresTools> read(Path bin) {
        OptionalInt major = majorOf(bin);
        return major.isPresent() && major.getAsInt() >= MINIMUM_MAJOR && hasPostgis(bin)
                ? Optional.of(new PostgresTools(bin, major.getAsInt()))
                : Optional.empty();
    }

    private static List<Path> places(String path) {
        Set<Path> places = new LinkedHashSet<>();
        places.addAll(children(Path.of("/usr/lib/postgresql"), "bin"));
        places.addAll(children(Path.of("/usr"), "bin").stream()
                .filter(bin -> bin.toString().startsWith("/usr/pgsql-"))
                .toList());
        for (String entry : path.split(File.pathSeparator, -1)) {
            // Debian's wrappers in /usr/bin have psql but neither postgres nor initdb.
            Path initdb = Path.of(entry, "initdb");
            if (!entry.isEmpty() && Files.isExecutable(initdb)) {
                places.add(realFolder(initdb));
            }
        }
        return places.isEmpty() ? List.of(Path.of("/usr/lib/postgresql")) : List.copyOf(places);
    }

    /** Where a program really is: links to a folder already known are not asked for their version again. */
    private static Path realFolder(Path program) {
        try {
            return program.toRealPath().resolveSibling("");
        } catch (IOException e) {
            return program.resolveSibling("");
        }
    }

    private static List<Path> children(Path folder, String leaf) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    if (Files.isDirectory(entry.resolve(leaf))) {
                        found.add(entry.resolve(leaf));
                    }
                }
            } catch (IOException e) {
                throw ClusterException.of("Recherche de PostgreSQL dans " + folder, e);
            }
        }
        return found;
    }

    private static OptionalInt majorOf(Path bin) {
        if (!Files.isExecutable(bin.resolve("postgres")) || !Files.isExecutable(bin.resolve("initdb"))) {
            return OptionalInt.empty();
        }
        Matcher debian = DEBIAN_BIN.matcher(bin.toString());
        if (debian.matches()) {
            return OptionalInt.of(Integer.parseInt(debian.group(1)));
        }
        Matcher version = VERSION.matcher(ask(bin.resolve("postgres"), "--version"));
        return version.find() ? OptionalInt.of(Integer.parseInt(version.group(1))) : OptionalInt.empty();
    }

    private static boolean hasPostgis(Path bin) {
        Matcher debian = DEBIAN_BIN.matcher(bin.toString());
        Path share = debian.matches()
                ? Path.of("/usr/share/postgresql", debian.group(1))
                : Path.of(ask(bin.resolve("pg_config"), "--sharedir").strip());
        return Files.exists(share.resolve("extension").resolve("postgis.control"));
    }

    private static String ask(Path program, String option) {
        return Files.isExecutable(program)
                ? ClusterAccount.ours()
                        .run(Duration.ofSeconds(10), "", List.of(program.toString(), option))
                        .text()
                : "";
    }
}
