package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.Archive;
import fr.archipel.exchange.file.FileProblems;
import fr.archipel.exchange.file.TemporaryFolder;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The layers inside a zip: those of each file that can be read, under the file's name, or {@code file/layer} when it holds
 * several and is not alone. Only the files of one layer are unpacked, into a folder of ours that leaves with its reader.
 */
final class ZippedLayer {
    /** What is geography for sure, before what may be. */
    private static final List<List<String>> RANKS = List.of(
            List.of(".shp", ".gpkg", ".geojson", ".geojsonl", ".ndjson", ".kml", ".gpx", ".tab", ".mif"),
            List.of(".xlsx", ".csv", ".tsv", ".json", ".dbf"));

    private static final Set<String> OF_SEVERAL_FILES = Set.of(".shp", ".tab", ".mif");
    private static final Set<String> WITH_PARTS = Set.of(".shp", ".tab", ".mif", ".dbf");
    private static final Set<String> PARTS = Set.of(
            ".shp", ".shx", ".dbf", ".prj", ".qpj", ".cpg", ".cst", ".tab", ".dat", ".map", ".id", ".ind", ".mif",
            ".mid");
    private static final int MAXIMUM_MEMBERS = 200;

    /** A file of the archive that can be read. {@code name}: what its layers are called by. */
    private record Member(String entry, String name, int rank) {}

    private ZippedLayer() {}

    static LayerReader open(Path file, ReadOptions options) {
        try (Archive archive = Archive.open(file, LayerFile.name(file))) {
            List<Member> members = members(archive, LayerFile.name(file));
            String wanted = options.layer();
            Member member = chosen(members, wanted);
            TemporaryFolder folder = TemporaryFolder.make();
            try {
                LayerReader inside =
                        LayerFile.open(unpack(archive, member, folder), options.inside(inner(members, member, wanted)));
                return new TemporaryLayer(inside, wanted == null ? inside.name() : wanted, folder);
            } catch (RuntimeException e) {
                folder.close();
                throw e;
            }
        }
    }

    /** The layers of every file of the archive that can be read. */
    static List<FileLayer> contents(Path file) {
        List<FileLayer> all = new ArrayList<>();
        try (Archive archive = Archive.open(file, LayerFile.name(file))) {
            List<Member> members = members(archive, LayerFile.name(file));
            ProblemException last = null;
            for (Member member : members) {
                try {
                    all.addAll(contents(archive, member, members.size() == 1));
                } catch (ProblemException e) {
                    // A note beside the layers may be no layer.
                    last = e;
                }
            }
            if (all.isEmpty() && last != null) {
                throw last;
            }
        }
        return all;
    }

    private static List<FileLayer> contents(Archive archive, Member member, boolean alone) {
        if (extension(member.entry).equals(".shp")) {
            return List.of(shapefile(archive, member));
        }
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            List<FileLayer> inside = LayerFile.contents(unpack(archive, member, folder));
            return alone
                    ? inside
                    : inside.stream()
                            .map(each -> new FileLayer(
                                    inside.size() == 1 ? member.name : member.name + "/" + each.name(),
                                    each.geometryType(),
                                    each.rows()))
                            .toList();
        }
    }

    /** By its first bytes and the length of its index: nothing is unpacked. */
    private static FileLayer shapefile(Archive archive, Member member) {
        String shx = archive.names().stream()
                .filter(each -> extension(each).equals(".shx") && isBeside(each, member.entry))
                .findFirst()
                .orElse(null);
        try (InputStream in = archive.read(member.entry)) {
            byte[] head = in.readNBytes(36);
            String type = head.length < 36
                    ? ""
                    : ShpShape.geometryType(
                            ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(32));
            return new FileLayer(
                    member.name,
                    type.isEmpty() ? "Geometry" : type,
                    shx == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, (archive.size(shx) - 100) / 8)));
        } catch (IOException e) {
            throw FileProblems.unreadable(member.entry, "cette partie de l'archive est abîmée.");
        }
    }

    private static List<Member> members(Archive archive, String file) {
        List<Member> members = new ArrayList<>();
        Set<String> stems = new HashSet<>();
        boolean archives = false;
        for (String entry : archive.names()) {
            String extension = extension(entry);
            archives |= extension.equals(".zip") || extension.equals(".kmz");
            for (int rank = 0; rank < RANKS.size(); rank++) {
                if (RANKS.get(rank).contains(extension) && !(extension.equals(".dbf") && isPart(archive, entry))) {
                    String path = path(entry);
                    String stem = path.substring(path.lastIndexOf('/') + 1);
                    members.add(new Member(entry, stems.add(stem) ? stem : path, rank));
                }
            }
        }
        if (members.isEmpty()) {
            throw FileProblems.unreadable(
                    file,
                    archives
                            ? "l'archive ne contient ni .shp, ni .gpkg, ni .geojson, mais une autre archive ; décompressez-la d'abord."
                            : "l'archive ne contient ni .shp, ni .gpkg, ni .geojson, ni autre fichier de données.");
        }
        if (members.size() > MAXIMUM_MEMBERS) {
            throw FileProblems.unreadable(
                    file,
                    "l'archive contient %d fichiers de données ; on en lit %d au plus."
                            .formatted(members.size(), MAXIMUM_MEMBERS));
        }
        return members;
    }

    private static Member chosen(List<Member> members, @Nullable String wanted) {
        if (wanted == null) {
            int best = members.stream().mapToInt(Member::rank).min().orElseThrow();
            List<Member> first =
                    members.stream().filter(each -> each.rank == best).toList();
            if (first.size() == 1) {
                return first.get(0);
            }
        } else {
            for (Member member : members) {
                if (wanted.equals(member.name) || wanted.startsWith(member.name + "/") || members.size() == 1) {
                    return member;
                }
            }
        }
        String name = LayerFile.only(members.stream().map(Member::name).toList(), wanted);
        return members.stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The layer wanted of the file itself; null for its only one. */
    private static @Nullable String inner(List<Member> members, Member member, @Nullable String wanted) {
        if (wanted == null || wanted.equals(member.name)) {
            return null;
        }
        return members.size() == 1 && !wanted.startsWith(member.name + "/")
                ? wanted
                : wanted.substring(member.name.length() + 1);
    }

    /** Whether the table belongs to shapes, or to a table of MapInfo. */
    private static boolean isPart(Archive archive, String entry) {
        return archive.names().stream()
                .anyMatch(each -> OF_SEVERAL_FILES.contains(extension(each)) && isBeside(each, entry));
    }

    private static Path unpack(Archive archive, Member member, TemporaryFolder folder) {
        Path main = folder.file(member.entry);
        archive.unpack(member.entry, main);
        if (WITH_PARTS.contains(extension(member.entry))) {
            for (String entry : archive.names()) {
                if (!entry.equals(member.entry) && PARTS.contains(extension(entry)) && isBeside(entry, member.entry)) {
                    archive.unpack(entry, folder.file(path(member.entry) + extension(entry)));
                }
            }
        }
        return main;
    }

    private static boolean isBeside(String entry, String other) {
        return path(entry).equalsIgnoreCase(path(other));
    }

    private static String extension(String entry) {
        int dot = entry.lastIndexOf('.');
        return dot < 0 ? "" : entry.substring(dot).toLowerCase(Locale.ROOT);
    }

    private static String path(String entry) {
        int dot = entry.lastIndexOf('.');
        return dot < 0 ? entry : entry.substring(0, dot);
    }
}
