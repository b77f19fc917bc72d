package fr.archipel;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of docs/architecture.md. */
@AnalyzeClasses(packages = "fr.archipel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule rooms_form_floors = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("problem")
            .definedBy("fr.archipel.problem..")
            .layer("tools")
            .definedBy("fr.archipel.json..", "fr.archipel.geo..", "fr.archipel.db..", "fr.archipel.document..")
            .layer("ground")
            .definedBy(
                    "fr.archipel.request..",
                    "fr.archipel.layer..",
                    "fr.archipel.cql2..",
                    "fr.archipel.account..",
                    "fr.archipel.history..")
            .layer("rooms")
            .definedBy(
                    "fr.archipel.feature..",
                    "fr.archipel.tile..",
                    "fr.archipel.style..",
                    "fr.archipel.metadata..",
                    "fr.archipel.territory..",
                    "fr.archipel.fiche..")
            .layer("questions")
            .definedBy("fr.archipel.analysis..", "fr.archipel.scot..", "fr.archipel.exchange..")
            .layer("desk")
            .definedBy(
                    "fr.archipel.theme..",
                    "fr.archipel.committee..",
                    "fr.archipel.sheet..",
                    "fr.archipel.quality..",
                    "fr.archipel.participation..")
            .layer("http")
            .definedBy("fr.archipel.http..")
            .layer("cli")
            .definedBy("fr.archipel.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("desk")
            .mayOnlyBeAccessedByLayers("http", "cli")
            .whereLayer("questions")
            .mayOnlyBeAccessedByLayers("desk", "http", "cli")
            .whereLayer("rooms")
            .mayOnlyBeAccessedByLayers("questions", "desk", "http", "cli")
            .whereLayer("ground")
            .mayOnlyBeAccessedByLayers("rooms", "questions", "desk", "http", "cli");

    @ArchTest
    static final ArchRule rooms_make_no_circle =
            slices().matching("fr.archipel.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rooms_of_land_make_no_circle =
            slices().matching("fr.archipel.scot.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_routes_and_the_request_room_speak_http = noClasses()
            .that(resideInAnyPackage(
                            "fr.archipel.feature..",
                            "fr.archipel.tile..",
                            "fr.archipel.style..",
                            "fr.archipel.metadata..",
                            "fr.archipel.territory..",
                            "fr.archipel.fiche..",
                            "fr.archipel.analysis..",
                            "fr.archipel.scot..",
                            "fr.archipel.theme..",
                            "fr.archipel.committee..",
                            "fr.archipel.sheet..",
                            "fr.archipel.quality..",
                            "fr.archipel.participation..",
                            "fr.archipel.layer..")
                    .and(nameMatching(".*Routes(\\$.*)?").negate()))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.javalin..");

    @ArchTest
    static final ArchRule only_stores_loaders_and_the_db_room_speak_jdbc = noClasses()
            .that(resideInAnyPackage("fr.archipel..")
                    .and(resideInAnyPackage("fr.archipel.db..", "fr.archipel.exchange..")
                            .negate())
                    .and(nameMatching(".*(Store|Loader)(\\$.*)?").negate()))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule tools_know_nothing_of_the_domain = noClasses()
            .that()
            .resideInAnyPackage("fr.archipel.problem..", "fr.archipel.json..", "fr.archipel.document..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "io.javalin..", "org.postgresql..");
}
