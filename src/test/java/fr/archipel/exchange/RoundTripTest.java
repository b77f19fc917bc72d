package fr.archipel.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.account.Author;
import fr.archipel.db.Sql;
import fr.archipel.exchange.intake.Examination;
import fr.archipel.exchange.intake.ImportReport;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.Progress;
import fr.archipel.exchange.standard.Scope;
import fr.archipel.exchange.standard.StandardExports;
import fr.archipel.exchange.standard.StandardStore;
import fr.archipel.exchange.standard.Standards;
import fr.archipel.feature.Download;
import fr.archipel.feature.Downloads;
import fr.archipel.feature.FeatureStore;
import fr.archipel.feature.format.Formats;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerStore;
import fr.archipel.layer.LayerVersions;
import fr.archipel.request.Parameters;
import fr.archipel.support.SharedData;
import fr.archipel.support.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaves as a file and comes back finds its objects, and changes nothing. */
class RoundTripTest {
    private static final TestDatabase DATABASE = TestDatabase.loaded();
    private static final Author AUTHOR = new Author("", "Essai");
    private static final Catalogue CATALOGUE = TestDatabase.catalogue();

    @TempDir
    Path folder;

    /** Beside the bundled objects, one of each layer that is hard to write: quotes, bars, line ends, several parts, holes. */
    @BeforeAll
    static void prepare() {
        String shape =
                "ST_Translate('SRID=2154;MULTIPOLYGON(((0 0,90 0,90 90,0 90,0 0),(20 20,20 40,40 40,40 20,20 20)),"
                        + "((200 0,233.3333 0,233.3333 33.3333,200 0)))'::geometry, 689000.123456789, 7035000.987654321)";
        DATABASE.database().update(Sql.of("""
                INSERT INTO friche (id, site_nom, autres_noms, site_type, site_statut, projet, activite_libelle, proprio_personne,
                  proprio_nom, annee_lancement, unite_fonciere_surface, qualification, qualification_auteur, qualification_date,
                  qualification_preuve, remarque, insee, precision, sources, geom)
                VALUES ('friche-rude', 'Verrerie « La "Rude" », l''ancienne', ARRAY['A; B', 'C, D'], 'mixte - autre', 'inconnu',
                  E'Deux lignes\\nde texte ; et "guillemets"', ARRAY['Verre, cristal', 'Chimie; gaz'],
                  ARRAY['personne physique', 'personne morale'], ARRAY['SA "X" & Cie', 'Dupont'], 2021, 1234567.49,
                  'urbanisee', 'Service', '2024-02-29', 'Photographie <1984>', '=1+1', '62498', 'numerisee', '{}',
                """ + shape + ")"));
        DATABASE.database().update(Sql.of("""
                INSERT INTO zae (id, site_nom, site_etat, site_surf_brute, site_surf_comm_dispo, site_nb_emploi, site_description,
                  insee, precision, sources, geom)
                VALUES ('zae-rude', 'Zone d''activité ; n° 1', 'en projet', 12.34, 0, 0, E'Ligne 1\\r\\nLigne 2', '62498', 'officielle',
                  '{}', """ + shape + ")"));
        DATABASE.database().update(Sql.of("""
                INSERT INTO ev5 (id, nom, ordre, statut, longueur_km, d_service, num_iti, remarque, insee, precision, sources, geom)
                VALUES ('ev5-rude', 'Deux morceaux', 99, 'travaux', 1.234, 2024, 'EV5:V31', 'pente ; 10 %', '62498', 'numerisee', '{}',
                  ST_Translate('SRID=2154;MULTILINESTRING((0 0,10.1 20.2,30.3 5.5),(50 50,60 60))'::geometry, 689000.1, 7035000.9))"""));
    }

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @ParameterizedTest
    @CsvSource({
        "cnig-friches.csv, friches-cnig, 15",
        "cnig-friches.geojson, friches-cnig, 15",
        "cnig-sites-economiques.gpkg, zae-cnig, 14",
        "amenagements-cyclables.geojson, amenagements-cyclables, 4"
    })
    void a_standards_file_comes_back_by_its_profile_and_changes_nothing(String name, String profile, long rows)
            throws IOException {
        Path file = write(name, DATABASE);
        // Nobody says what it is: the file betrays it. Of several layers, the one with sites is named.
        Examination seen = examine(file, request(null, name.endsWith(".gpkg") ? "site_eco" : null));
        assertThat(Objects.requireNonNull(seen.profil()).path("id").asText()).isEqualTo(profile);
        assertUnchanged(seen, rows);
    }

    /** Sites of Cartofriches, points drawn as discs, leave as the standard has them, under their own identifiers. */
    @Test
    void what_came_from_cartofriches_leaves_and_comes_back() throws IOException {
        Path cartofriches = SharedData.file("friches/cartofriches_62_points.csv");
        try (TestDatabase database = TestDatabase.loaded()) {
            Imports imports = new Imports(database.database(), CATALOGUE);
            ImportRequest request = request(null, null);
            String id = imports.open("cartofriches.csv", request, AUTHOR);
            imports.examine(id, cartofriches, request.withKeepValid(true), Progress.NONE);
            Examination applied = Objects.requireNonNull(
                    imports.apply(id, AUTHOR, Progress.NONE).examination());
            assertThat(applied.comptes().creations()).isEqualTo(305);
            for (String name : List.of("cnig-friches.csv", "cnig-friches.geojson")) {
                Path file = write(name, database);
                Examination seen = examine(file, request(null, null), database);
                assertUnchanged(seen, applied.comptes().creations() + 14);
            }
            assertThat(Files.readString(folder.resolve("cnig-friches.csv"))).contains("\n62427_4266,");
        }
    }

    @Test
    void a_site_keeps_the_identifier_it_came_with() throws IOException {
        try (TestDatabase database = TestDatabase.loaded()) {
            Path file = folder.resolve("observatoire.csv");
            Files.writeString(file, """
                    site_id,site_nom,site_type,site_identif_date,site_actu_date,activite_libelle,comm_nom,comm_insee,urba_zaer,source_nom,geompoint,geomsurf
                    62498_22-12.0017,Ancienne verrerie,friche industrielle,2003-05-18,2019-06-23,Verrerie|Dépôt,Lens,62498,non,BASIAS,,"POLYGON((2.82 50.43,2.821 50.43,2.821 50.431,2.82 50.43))"
                    """);
            Imports imports = new Imports(database.database(), CATALOGUE);
            ImportRequest request = request("friches", null);
            String id = imports.open("observatoire.csv", request, AUTHOR);
            imports.examine(id, file, request, Progress.NONE);
            imports.apply(id, AUTHOR, Progress.NONE);
            String left = Files.readString(write("cnig-friches.csv", database));
            assertThat(left)
                    .contains("62498_22-12.0017,Ancienne verrerie,friche industrielle,,2003-05-18,2019-06-23,")
                    .contains(",Verrerie|Dépôt,")
                    .contains("MULTIPOLYGON(((2.82 50.43,2.821 50.43,2.821 50.431,2.82 50.43)))");
            assertUnchanged(examine(file, request, database), 1);
        }
    }

    static Stream<String[]> files() {
        List<String[]> all = new ArrayList<>();
        for (Layer layer : CATALOGUE.listLayers()) {
            if (layer.editable()) {
                for (String format : List.of("geojson", "gpkg", "shp", "csv", "csv rfc4180", "xlsx")) {
                    all.add(new String[] {layer.id(), format});
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("files")
    void a_layers_file_comes_back_and_changes_nothing(String layer, String format) throws IOException {
        Path file = export(CATALOGUE.getLayer(layer), format);
        // A workbook has a second sheet, that tells of the first.
        String sheet = format.equals("xlsx") ? CATALOGUE.getLayer(layer).title() : null;
        Examination seen = examine(file, request(layer, sheet));
        long rows = DATABASE.database()
                .find(
                        Sql.of("SELECT count(*) FROM "
                                + Sql.name(CATALOGUE.getLayer(layer).storage().table())),
                        row -> row.getLong(1))
                .orElseThrow();
        assertUnchanged(seen, rows);
    }

    private Path export(Layer layer, String format) throws IOException {
        String[] words = format.split(" ", 2);
        var chosen =
                Formats.byId(words[0]).or(() -> Formats.byExtension(words[0])).orElseThrow();
        Map<String, String> given = words.length > 1 ? Map.of("dialecte", words[1]) : Map.of();
        Download download = Download.read(layer, chosen, Parameters.of(given, Download.parameters(layer, chosen)));
        Downloads downloads = new Downloads(
                new FeatureStore(DATABASE.database()),
                new LayerStore(DATABASE.database()),
                new LayerVersions(DATABASE.database()));
        Path file = folder.resolve("couche." + chosen.extension());
        try (OutputStream out = Files.newOutputStream(file)) {
            downloads.write(download, downloads.millesime(layer), "", List.of(), count -> {}, out);
        }
        return file;
    }

    private static ImportRequest request(@Nullable String target, @Nullable String layer) {
        ImportRequest plain = ImportRequest.into("friches");
        return new ImportRequest(
                target,
                plain.profile(),
                layer,
                plain.mapping(),
                null,
                null,
                true,
                plain.missing(),
                false,
                plain.choices(),
                plain.corrections());
    }

    private Path write(String standard, TestDatabase database) throws IOException {
        Path file = folder.resolve(standard);
        try (OutputStream out = Files.newOutputStream(file)) {
            new StandardExports(new StandardStore(database.database()))
                    .write(Standards.findFile(standard).orElseThrow(), Scope.ALL, out);
        }
        return file;
    }

    private static Examination examine(Path file, ImportRequest request) {
        return examine(file, request, DATABASE);
    }

    private static Examination examine(Path file, ImportRequest request, TestDatabase database) {
        Imports imports = new Imports(database.database(), CATALOGUE);
        String id = imports.open(file.getFileName().toString(), request, null);
        ImportReport report = imports.examine(id, file, request, Progress.NONE);
        Examination seen = Objects.requireNonNull(report.examination());
        if (seen.comptes().inchangees() < seen.comptes().lues()) {
            database.database()
                    .list(
                            Sql.of("SELECT phrase FROM import_probleme WHERE import = ? ORDER BY n LIMIT 20", id),
                            row -> row.getString(1))
                    .forEach(System.out::println);
        }
        return seen;
    }

    private static void assertUnchanged(Examination seen, long rows) {
        assertThat(seen.comptes().lues()).isEqualTo(rows);
        assertThat(seen.champs_modifies()).isEmpty();
        assertThat(seen.comptes().inchangees())
                .as(seen.comptes() + " " + seen.regles())
                .isEqualTo(rows);
    }
}
