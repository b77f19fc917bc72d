package fr.archipel.exchange.intake;

import static fr.archipel.exchange.intake.Fixture.AUTHOR;
import static fr.archipel.exchange.intake.Fixture.counts;
import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.db.Sql;
import fr.archipel.exchange.profile.KeyRule;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Paging;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was examined goes in whole, by key, or not at all; and comes out again. */
class ApplicationTest {
    private static final ImportRequest FRICHES = ImportRequest.into("friches");

    @TempDir
    static Path folder;

    private Fixture fixture;
    private Imports imports;

    @BeforeEach
    void start() {
        fixture = new Fixture(folder);
        imports = fixture.imports(Fixture.CARTOFRICHES);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private ImportReport bring(Path file, ImportRequest request) {
        ImportReport report = fixture.examine(imports, file, request);
        return imports.apply(report.id(), AUTHOR, Progress.NONE);
    }

    private ImportReport bring(String... features) {
        return bring(fixture.file(features), FRICHES);
    }

    private List<String> friches() {
        return fixture.list(
                "SELECT id || ' ' || site_nom || ' ' || round(ST_Area(geom)) || ' ' || communes::text FROM friche ORDER BY id");
    }

    private static Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        ProblemException thrown = org.assertj.core.api.Assertions.catchThrowableOfType(ProblemException.class, work);
        return java.util.Objects.requireNonNull(thrown).problem();
    }

    @Test
    void newObjectsGetWordsForKeysAndTheirPlaceInEverything() {
        ImportReport report = bring(
                fixture.friche("A", "Verrerie d'en bas", square(100, 100, 50, 50)),
                fixture.friche("B", "Verrerie d’en bas", square(1100, 100, 50, 40)));
        assertThat(report.etat()).isEqualTo(State.APPLIED);
        assertThat(friches())
                .containsExactly(
                        "friches-verrerie-d-en-bas Verrerie d'en bas 2500 {62001}",
                        "friches-verrerie-d-en-bas-2 Verrerie d’en bas 2000 {62002}");
        assertThat(fixture.list("SELECT id FROM objet WHERE layer = 'friches' ORDER BY id"))
                .hasSize(2);
        assertThat(
                        fixture.list(
                                "SELECT source || ':' || source_id || ' ' || objet_id FROM identifiant_source ORDER BY source_id"))
                .containsExactly(
                        "cartofriches:A friches-verrerie-d-en-bas", "cartofriches:B friches-verrerie-d-en-bas-2");
        assertThat(fixture.list(
                        "SELECT sujet_id || ' ' || operation || ' ' || (apres ->> 'site_nom') FROM journal WHERE import = '"
                                + report.id() + "' ORDER BY id"))
                .containsExactly(
                        "friches/friches-verrerie-d-en-bas creation Verrerie d'en bas",
                        "friches/friches-verrerie-d-en-bas-2 creation Verrerie d’en bas");
        assertThat(fixture.list("SELECT relname::text FROM pg_class WHERE relname ~ '^(arrivee|brut|cles)_'"))
                .isEmpty();
    }

    @Test
    void theNextEditionUpdatesByItsIdentifiers() {
        bring(
                fixture.friche("A", "Verrerie", square(100, 100, 50, 50)),
                fixture.friche("B", "Cokerie", square(300, 100, 50, 50)),
                fixture.friche("C", "Fosse", square(500, 100, 50, 50)));
        fixture.database.update(Sql.of("UPDATE friche SET projet = 'parc' WHERE site_nom = 'Cokerie'"));
        ImportReport next = fixture.examine(
                imports,
                fixture.file(
                        fixture.friche("A", "Verrerie neuve", square(100, 100, 60, 50)),
                        fixture.friche("B", "Cokerie", square(300, 100, 50, 50)),
                        fixture.friche("D", "Lavoir", square(700, 100, 50, 50))),
                FRICHES);
        assertThat(counts(next)).isEqualTo(new Counts(3, 1, 1, 1, 0, 0, 1));
        RowView change = imports.rows(next.id(), "modification", new Paging(10, null))
                .orElseThrow()
                .items()
                .get(0);
        assertThat(change.objet()).isEqualTo("friches-verrerie");
        assertThat(change.differences()).extracting(RowView.Difference::champ).containsExactly("site_nom", "geometry");
        assertThat(change.differences().get(0).avant()).hasToString("\"Verrerie\"");
        assertThat(change.differences().get(0).apres()).hasToString("\"Verrerie neuve\"");
        assertThat(imports.rows(next.id(), "absente", new Paging(10, null))
                        .orElseThrow()
                        .items())
                .extracting(RowView::objet)
                .containsExactly("friches-fosse");
        assertThat(imports.features(next.id(), null, 10)).contains("\"etat\" : \"creation\"");

        imports.apply(next.id(), AUTHOR, Progress.NONE);
        assertThat(friches())
                .containsExactly(
                        "friches-cokerie Cokerie 2500 {62001}",
                        "friches-fosse Fosse 2500 {62001}",
                        "friches-lavoir Lavoir 2500 {62001}",
                        "friches-verrerie Verrerie neuve 3000 {62001}");
        // What the file does not say stays.
        assertThat(fixture.list("SELECT projet FROM friche WHERE projet IS NOT NULL"))
                .containsExactly("parc");
        assertThat(fixture.list("SELECT champ FROM journal WHERE operation = 'modification' AND import = '" + next.id()
                        + "' ORDER BY id"))
                .containsExactly("site_nom", "geometry");
    }

    @Test
    void theSameFileAgainChangesNothingEvenThroughDegrees() {
        String name =
                "\"cle\":\"A\",\"site_nom\":\"Verrerie\",\"site_type\":\"inconnu\",\"site_statut\":\"inconnu\",\"precision\":\"officielle\"";
        bring(fixture.friche("A", "Verrerie", square(100.123, 100.456, 50, 50)));
        Path degrees = fixture.write("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":"
                + fixture.list("SELECT ST_AsGeoJSON(ST_Reverse(ST_Transform(geom, 4326)), 9) FROM friche")
                        .get(0)
                + ",\"properties\":{" + name + "}}]}");
        assertThat(counts(fixture.examine(imports, degrees, FRICHES))).isEqualTo(new Counts(1, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void anObjectWhoseSourcesNameItIsFoundByThem() {
        fixture.territory.friche("friche-la", "a_trancher", square(100, 100, 50, 50));
        fixture.database.update(Sql.of("UPDATE friche SET sources = '{crte:12,cartofriches-2024:62001_7}'"));
        ImportReport report = fixture.examine(
                imports, fixture.file(fixture.friche("62001_7", "Verrerie", square(100, 100, 50, 50))), FRICHES);
        assertThat(counts(report)).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void errorsHoldBackAllUnlessTheGoodRowsAreWanted() {
        Path file = fixture.file(
                fixture.friche("A", "Verrerie", square(100, 100, 50, 50)),
                fixture.friche("B", "?", square(300, 100, 50, 50)));
        ImportReport report = fixture.examine(imports, file, FRICHES);
        assertThat(problem(() -> imports.apply(report.id(), AUTHOR, Progress.NONE)))
                .isInstanceOfSatisfying(
                        Problem.Refused.class,
                        refused -> assertThat(refused.report()).isInstanceOf(ImportReport.class));
        assertThat(friches()).isEmpty();
        assertThat(imports.get(report.id()).etat()).isEqualTo(State.READY);
        bring(file, FRICHES.withKeepValid(true));
        assertThat(friches()).hasSize(1);
    }

    @Test
    void absentObjectsGoWhenAskedButForThoseThatFichesSpeakOf() {
        bring(
                fixture.friche("A", "Verrerie", square(100, 100, 50, 50)),
                fixture.friche("B", "Cokerie", square(300, 100, 50, 50)),
                fixture.friche("C", "Fosse", square(500, 100, 50, 50)));
        fixture.territory.fiche("sud-1", 1, "non_precise");
        fixture.territory.ficheObjet("sud-1", "friches", "friches-fosse", "porte_sur");
        Path file = fixture.file(fixture.friche("A", "Verrerie", square(100, 100, 50, 50)));
        ImportReport done = bring(file, FRICHES.withMissing(Missing.SUPPRIMER));
        assertThat(Fixture.rules(done)).isEqualTo(Map.of("absent-garde", 1L));
        assertThat(fixture.list("SELECT id FROM friche ORDER BY id"))
                .containsExactly("friches-fosse", "friches-verrerie");
        imports.undo(done.id(), AUTHOR);
        assertThat(friches())
                .containsExactly(
                        "friches-cokerie Cokerie 2500 {62001}",
                        "friches-fosse Fosse 2500 {62001}",
                        "friches-verrerie Verrerie 2500 {62001}");
    }

    @Test
    void undoingPutsBackEverythingAndItsHistoryTellsIt() {
        bring(fixture.friche("A", "Verrerie", square(100, 100, 50, 50)));
        List<String> before = friches();
        ImportReport done = bring(
                fixture.friche("A", "Verrerie neuve", square(100, 100, 60, 50)),
                fixture.friche("B", "Cokerie", square(300, 100, 50, 50)));
        ImportReport undone = imports.undo(done.id(), AUTHOR);
        assertThat(undone.etat()).isEqualTo(State.UNDONE);
        assertThat(friches()).isEqualTo(before);
        assertThat(fixture.list("SELECT source_id FROM identifiant_source")).containsExactly("A");
        assertThat(
                        fixture.list(
                                "SELECT sujet_id || ' ' || operation || coalesce(' ' || champ, '') FROM journal WHERE annule IS NOT NULL ORDER BY id"))
                .containsExactlyInAnyOrder(
                        "friches/friches-cokerie suppression",
                        "friches/friches-verrerie annulation site_nom",
                        "friches/friches-verrerie annulation geometry");
        assertThat(problem(() -> imports.undo(done.id(), AUTHOR))).isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void objectsChangedSinceAreNotUndoneUnseen() {
        ImportReport done = bring(fixture.friche("A", "Verrerie", square(100, 100, 50, 50)));
        fixture.database.update(Sql.of("UPDATE friche SET projet = 'parc'"));
        assertThat(problem(() -> imports.undo(done.id(), AUTHOR)).detail()).contains("friches-verrerie");
        assertThat(friches()).hasSize(1);
        assertThat(imports.get(done.id()).etat()).isEqualTo(State.APPLIED);
        imports.undo(done.id(), AUTHOR, true);
        assertThat(friches()).isEmpty();
    }

    @Test
    void objectsThatFichesSpeakOfAreNotUndone() {
        ImportReport done = bring(fixture.friche("A", "Verrerie", square(100, 100, 50, 50)));
        fixture.territory.fiche("sud-1", 1, "non_precise");
        fixture.territory.ficheObjet("sud-1", "friches", "friches-verrerie", "porte_sur");
        assertThat(problem(() -> imports.undo(done.id(), AUTHOR, true)).detail())
                .contains("sud-1");
        assertThat(friches()).hasSize(1);
    }

    @Test
    void whatChangedBetweenExaminationAndApplicationIsNotOverwritten() {
        bring(fixture.friche("A", "Verrerie", square(100, 100, 50, 50)));
        ImportReport next = fixture.examine(
                imports, fixture.file(fixture.friche("A", "Verrerie neuve", square(100, 100, 50, 50))), FRICHES);
        fixture.database.update(Sql.of("UPDATE friche SET site_nom = 'À la main'"));
        assertThat(problem(() -> imports.apply(next.id(), AUTHOR, Progress.NONE))
                        .detail())
                .contains("friches-verrerie", "Examinez de nouveau");
        assertThat(fixture.list("SELECT site_nom FROM friche")).containsExactly("À la main");
    }

    @Test
    void twoImportsOfTheSameNewObjectsDoNotBothCreateThem() {
        Path file = fixture.file(fixture.friche("A", "Verrerie", square(100, 100, 50, 50)));
        ImportReport one = fixture.examine(imports, file, FRICHES);
        ImportReport two = fixture.examine(imports, file, FRICHES);
        imports.apply(one.id(), AUTHOR, Progress.NONE);
        assertThat(problem(() -> imports.apply(two.id(), AUTHOR, Progress.NONE)))
                .isInstanceOf(Problem.Conflict.class);
        assertThat(problem(() -> imports.apply(one.id(), AUTHOR, Progress.NONE)).detail())
                .contains("déjà appliqué");
        assertThat(friches()).hasSize(1);
    }

    @Test
    void whatATriggerRefusesIsTracedToItsRow() {
        fixture.database.update(Sql.of("CREATE UNIQUE INDEX friche_un_nom ON friche (site_nom)"));
        fixture.database.update(Sql.of("ALTER TABLE friche ADD CONSTRAINT friche_un_projet UNIQUE (projet)"));
        String more =
                ",\"projet\":\"parc\",\"site_type\":\"inconnu\",\"site_statut\":\"inconnu\",\"precision\":\"officielle\"";
        ImportReport report = fixture.examine(
                imports,
                fixture.file(
                        fixture.feature(square(100, 100, 50, 50), "\"cle\":\"A\",\"site_nom\":\"Un\"" + more),
                        fixture.friche("B", "Deux", square(300, 100, 50, 50)),
                        fixture.feature(square(500, 100, 50, 50), "\"cle\":\"C\",\"site_nom\":\"Trois\"" + more)),
                FRICHES);
        assertThat(counts(report).creations()).isEqualTo(3);
        assertThat(problem(() -> imports.apply(report.id(), AUTHOR, Progress.NONE)))
                .isInstanceOf(Problem.Refused.class);
        assertThat(fixture.list(
                        "SELECT ligne || ' ' || phrase FROM import_probleme WHERE import = '" + report.id() + "'"))
                .containsExactly("3 Un autre objet a déjà cette valeur : projet.");
        assertThat(friches()).isEmpty();
        assertThat(counts(imports.get(report.id()))).isEqualTo(new Counts(3, 2, 0, 0, 1, 0, 0));
    }

    @Test
    void keysOfTheFileAreTakenWhenTheTableTakesThem() {
        Imports own = fixture.imports(new KeyRule.Own(List.of("cle")));
        ImportReport report = fixture.examine(
                own,
                fixture.file(
                        fixture.friche("friche-verrerie", "Verrerie", square(100, 100, 50, 50)),
                        fixture.friche("N° 7", "Cokerie", square(300, 100, 50, 50))),
                FRICHES);
        own.apply(report.id(), AUTHOR, Progress.NONE);
        assertThat(fixture.list("SELECT id FROM friche ORDER BY id"))
                .containsExactly("friche-verrerie", "friches-cokerie");
    }

    @Test
    void aTrialIsForgottenWithItsRows() {
        ImportReport report = fixture.examine(
                imports, fixture.file(fixture.friche("A", "Verrerie", square(100, 100, 50, 50))), FRICHES);
        imports.discard(report.id());
        assertThatThrownBy(() -> imports.get(report.id())).isInstanceOf(ProblemException.class);
        assertThat(fixture.list("SELECT relname::text FROM pg_class WHERE relname ~ '^arrivee_'"))
                .isEmpty();
    }
}
