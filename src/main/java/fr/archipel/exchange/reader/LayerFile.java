package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.FileProblems;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens a file by what it holds, whatever its name says. */
public final class LayerFile {
    static final String ACCEPTED =
            "ce n'est ni un GeoPackage, ni un shapefile (.shp ou .zip), ni un GeoJSON, ni un CSV, ni un classeur .xlsx, ni un KML, ni un GPX, ni une table MapInfo ; ce sont les formats lus.";

    private LayerFile() {}

    /**
     * A layer of the file. Throws {@link Problem.Unreadable} when the file is missing, is none of what is read or is not
     * what it claims, {@link Problem.InvalidParameter} for {@code --layer} when it does not name one of several.
     */
    public static LayerReader open(Path file, ReadOptions options) {
        return switch (kind(file)) {
            case GEOPACKAGE -> GeoPackageReader.open(file, options.layer());
            case ZIP -> ZippedLayer.open(file, options);
            case SHAPEFILE -> {
                only(List.of(ShapefileReader.baseName(file)), options.layer());
                yield ShapefileReader.open(file, options.encoding());
            }
            case DBF -> {
                only(List.of(ShapefileReader.baseName(file)), options.layer());
                yield DbfReader.open(file, options.encoding());
            }
            case WORKBOOK -> XlsxFile.open(file, options.layer());
            case JSON -> GeoJsonReader.open(file, options);
            case GPX -> GpxFile.open(file, options.layer());
            case KML -> KmlFile.open(file, options.layer());
            case MAPINFO -> MapInfoFile.open(file, options);
            case TABLE -> {
                only(List.of(ShapefileReader.baseName(file)), options.layer());
                yield CsvFile.open(file, ShapefileReader.baseName(file), options.encoding());
            }
        };
    }

    /** The layers that the file holds, in its order. Throws as {@link #open(Path, ReadOptions)} does. */
    public static List<FileLayer> contents(Path file) {
        return switch (kind(file)) {
            case GEOPACKAGE -> GeoPackageReader.contents(file);
            case ZIP -> ZippedLayer.contents(file);
            case WORKBOOK -> XlsxFile.contents(file);
            case JSON -> GeoJsonReader.contents(file);
            case GPX -> GpxFile.contents(file);
            case KML -> KmlFile.contents(file);
            case MAPINFO -> MapInfoFile.contents(file);
            case SHAPEFILE, DBF, TABLE -> {
                try (LayerReader reader = open(file, ReadOptions.NONE)) {
                    yield List.of(FileLayer.of(reader));
                }
            }
        };
    }

    private static FileKind kind(Path file) {
        String name = name(file);
        if (Files.isDirectory(file)) {
            throw FileProblems.unreadable(name, "c'est un dossier ; donnez le fichier lui-même.");
        }
        if (!Files.isReadable(file)) {
            throw FileProblems.unreadable(name, "ce fichier n'existe pas ou ne peut pas être lu.");
        }
        try {
            if (Files.size(file) == 0) {
                throw FileProblems.unreadable(name, "le fichier est vide.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FileKind kind = FileKind.of(file);
        if (kind == null) {
            throw FileProblems.unreadable(name, ACCEPTED);
        }
        return kind;
    }

    /** The one of these names that was asked for, or the only one. */
    static String only(List<String> names, @Nullable String wanted) {
        if (wanted == null && names.size() == 1) {
            return names.get(0);
        }
        return names.stream()
                .filter(name -> name.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.InvalidParameter(
                        "couche du fichier",
                        wanted == null ? "" : wanted,
                        "une des couches du fichier : " + String.join(", ", names))));
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
