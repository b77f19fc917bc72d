package fr.archipel.cql2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.cql2.Queryables.Queryable;
import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters of every conformance class of CQL2 over five rows, counted by hand; where it says so, in both encodings. */
class FilterTest {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final Queryables QUERYABLES = queryables();

    private static Queryables queryables() {
        Map<String, Queryable> names = new LinkedHashMap<>();
        Map.of(
                        "nom",
                        Type.TEXT,
                        "habitants",
                        Type.NUMBER,
                        "surface",
                        Type.NUMBER,
                        "ouvert",
                        Type.BOOLEAN,
                        "jour",
                        Type.DATE,
                        "debut",
                        Type.DATE,
                        "fin",
                        Type.DATE,
                        "vu",
                        Type.TIMESTAMP,
                        "mots",
                        Type.TEXTS)
                .forEach((name, type) -> names.put(name, new Queryable("t." + name, type, false)));
        names.put("geometry", new Queryable("t.geom", Type.GEOMETRY, true));
        return new Queryables(names);
    }

    @BeforeAll
    static void fill() {
        DATABASE.database().update(Sql.of("""
                CREATE TABLE essai (id integer PRIMARY KEY, nom text, habitants integer, surface double precision, ouvert boolean,
                  jour date, debut date, fin date, vu timestamptz, mots text[], geom geometry(Geometry, 2154))"""));
        DATABASE.database().update(Sql.of("""
                INSERT INTO essai VALUES
                (1, 'Lens', 32000, 11.5, true, '2021-07-01', '2021-01-01', '2021-12-31', '2021-07-01T10:00:00Z', '{mine,parc}',
                  'SRID=2154;POINT(0 0)'),
                (2, 'Liévin', 30000, 12.5, false, '2022-07-01', '2022-01-01', '2022-12-31', '2022-07-01T10:00:00Z', '{parc}',
                  'SRID=2154;LINESTRING(0 0, 10 0)'),
                (3, 'LIEVIN', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}',
                  'SRID=2154;POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))'),
                (4, 'Béthune 100%', 25000, 10, true, '2023-07-01', '2021-06-01', '2023-06-01', '2023-07-01T10:00:00Z', '{mine}',
                  'SRID=2154;POLYGON((20 0, 30 0, 30 10, 20 10, 20 0))'),
                (5, 'L''Épinette', 0, 0, false, '2021-07-01', '2021-01-01', '2022-12-31', '2021-07-01T23:30:00Z', '{eau,mine,parc}',
                  'SRID=2154;GEOMETRYCOLLECTION(POINT(5 5), LINESTRING(20 5, 25 5))')"""));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static String ids(Filter filter) {
        Sql condition = filter.toSql(QUERYABLES, geometry -> {
            geometry.setSRID(2154);
            return Sql.of("?", geometry);
        });
        return String.join(
                " ",
                DATABASE.database()
                        .list(
                                Sql.of("SELECT t.id::text FROM essai AS t WHERE ")
                                        .add(condition)
                                        .add(" ORDER BY t.id"),
                                row -> row.getString(1)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Basic CQL2
                "nom = 'Lens' | {'op':'=','args':[{'property':'nom'},'Lens']} | 1",
                "habitants <> 30000 | {'op':'<>','args':[{'property':'habitants'},30000]} | 1 4 5",
                "surface > 10 | {'op':'>','args':[{'property':'surface'},10]} | 1 2",
                "10 <= surface | {'op':'<=','args':[10,{'property':'surface'}]} | 1 2 4",
                "ouvert = true | {'op':'=','args':[{'property':'ouvert'},true]} | 1 4",
                "ouvert | {'property':'ouvert'} | 1 4",
                "jour >= DATE('2022-07-01') | {'op':'>=','args':[{'property':'jour'},{'date':'2022-07-01'}]} | 2 4",
                "vu < TIMESTAMP('2021-07-01T12:00:00Z') | {'op':'<','args':[{'property':'vu'},{'timestamp':'2021-07-01T12:00:00Z'}]} | 1",
                "habitants IS NULL | {'op':'isNull','args':[{'property':'habitants'}]} | 3",
                "geometry is not null | {'op':'not','args':[{'op':'isNull','args':[{'property':'geometry'}]}]} | 1 2 3 4 5",
                "ouvert = true AND surface > 11 OR nom = 'LIEVIN' | {'op':'or','args':[{'op':'and','args':[{'op':'=','args':[{'property':'ouvert'},true]},{'op':'>','args':[{'property':'surface'},11]}]},{'op':'=','args':[{'property':'nom'},'LIEVIN']}]} | 1 3",
                "NOT (ouvert = true) | {'op':'not','args':[{'op':'=','args':[{'property':'ouvert'},true]}]} | 2 5",
                // Advanced comparison operators
                "nom LIKE 'Li%n' | {'op':'like','args':[{'property':'nom'},'Li%n']} | 2",
                "nom NOT LIKE '_e%' | {'op':'not','args':[{'op':'like','args':[{'property':'nom'},'_e%']}]} | 2 3 4 5",
                "surface BETWEEN 10 AND 11.5 | {'op':'between','args':[{'property':'surface'},10,11.5]} | 1 4",
                "nom IN ('Lens', 'LIEVIN') | {'op':'in','args':[{'property':'nom'},['Lens','LIEVIN']]} | 1 3",
                "habitants NOT IN (0, 25000) | {'op':'not','args':[{'op':'in','args':[{'property':'habitants'},[0,25000]]}]} | 1 2",
                // Case and accents
                "CASEI(nom) = casei('lievin') | {'op':'=','args':[{'op':'casei','args':[{'property':'nom'}]},{'op':'casei','args':['lievin']}]} | 3",
                "ACCENTI(CASEI(nom)) = ACCENTI(CASEI('liévin')) | {'op':'=','args':[{'op':'accenti','args':[{'op':'casei','args':[{'property':'nom'}]}]},{'op':'accenti','args':[{'op':'casei','args':['liévin']}]}]} | 2 3",
                "CASEI(nom) LIKE CASEI('LI%') | {'op':'like','args':[{'op':'casei','args':[{'property':'nom'}]},{'op':'casei','args':['LI%']}]} | 2 3",
                // Arithmetic
                "habitants / surface > 2450 | {'op':'>','args':[{'op':'/','args':[{'property':'habitants'},{'property':'surface'}]},2450]} | 1 4",
                "surface * 2 + 1 = 24 | {'op':'=','args':[{'op':'+','args':[{'op':'*','args':[{'property':'surface'},2]},1]},24]} | 1",
                "(surface - 0.5) % 3 = 0 | {'op':'=','args':[{'op':'%','args':[{'op':'-','args':[{'property':'surface'},0.5]},3]},0]} | 2",
                "habitants div 9000 = 3 | {'op':'=','args':[{'op':'div','args':[{'property':'habitants'},9000]},3]} | 1 2",
                "surface = 10 ^ 1 ^ 3 | {'op':'=','args':[{'property':'surface'},{'op':'^','args':[10,{'op':'^','args':[1,3]}]}]} | 4",
                // Spatial
                "S_INTERSECTS(geometry, POINT(5 5)) | {'op':'s_intersects','args':[{'property':'geometry'},{'type':'Point','coordinates':[5,5]}]} | 3 5",
                "S_INTERSECTS(geometry, BBOX(-1, -1, 1, 1)) | {'op':'s_intersects','args':[{'property':'geometry'},{'bbox':[-1,-1,1,1]}]} | 1 2 3",
                "S_DISJOINT(geometry, POLYGON((-1 -1, 11 -1, 11 11, -1 11, -1 -1))) | {'op':'s_disjoint','args':[{'property':'geometry'},{'type':'Polygon','coordinates':[[[-1,-1],[11,-1],[11,11],[-1,11],[-1,-1]]]}]} | 4",
                "S_WITHIN(geometry, POLYGON((-1 -1, 31 -1, 31 11, -1 11, -1 -1))) | {'op':'s_within','args':[{'property':'geometry'},{'type':'Polygon','coordinates':[[[-1,-1],[31,-1],[31,11],[-1,11],[-1,-1]]]}]} | 1 2 3 4 5",
                "S_TOUCHES(geometry, LINESTRING(0 0, -5 0)) | {'op':'s_touches','args':[{'property':'geometry'},{'type':'LineString','coordinates':[[0,0],[-5,0]]}]} | 1 2 3",
                "S_CROSSES(geometry, LINESTRING(5 -5, 5 15)) | {'op':'s_crosses','args':[{'property':'geometry'},{'type':'LineString','coordinates':[[5,-5],[5,15]]}]} | 2 3",
                "S_OVERLAPS(geometry, POLYGON((5 5, 15 5, 15 15, 5 15, 5 5))) | {'op':'s_overlaps','args':[{'property':'geometry'},{'type':'Polygon','coordinates':[[[5,5],[15,5],[15,15],[5,15],[5,5]]]}]} | 3",
                "S_CONTAINS(geometry, POINT(5 5)) | {'op':'s_contains','args':[{'property':'geometry'},{'type':'Point','coordinates':[5,5]}]} | 3 5",
                "S_EQUALS(geometry, GEOMETRYCOLLECTION(LINESTRING(25 5, 22 5, 20 5), POINT(5 5))) | {'op':'s_equals','args':[{'property':'geometry'},{'type':'GeometryCollection','geometries':[{'type':'LineString','coordinates':[[25,5],[22,5],[20,5]]},{'type':'Point','coordinates':[5,5]}]}]} | 5",
                // Temporal
                "T_AFTER(jour, DATE('2021-12-31')) | {'op':'t_after','args':[{'property':'jour'},{'date':'2021-12-31'}]} | 2 4",
                "T_BEFORE(vu, TIMESTAMP('2022-01-01T00:00:00Z')) | {'op':'t_before','args':[{'property':'vu'},{'timestamp':'2022-01-01T00:00:00Z'}]} | 1 5",
                "T_EQUALS(jour, DATE('2021-07-01')) | {'op':'t_equals','args':[{'property':'jour'},{'date':'2021-07-01'}]} | 1 5",
                "T_INTERSECTS(jour, INTERVAL('2022-01-01', '..')) | {'op':'t_intersects','args':[{'property':'jour'},{'interval':['2022-01-01','..']}]} | 2 4",
                "T_INTERSECTS(jour, INTERVAL('2021-07-01T09:00:00Z', '2021-07-01T09:30:00Z')) | {'op':'t_intersects','args':[{'property':'jour'},{'interval':['2021-07-01T09:00:00Z','2021-07-01T09:30:00Z']}]} | 1 5",
                "T_DISJOINT(INTERVAL(debut, fin), INTERVAL('2023-01-01', '..')) | {'op':'t_disjoint','args':[{'interval':[{'property':'debut'},{'property':'fin'}]},{'interval':['2023-01-01','..']}]} | 1 2 5",
                "T_DURING(INTERVAL(debut, fin), INTERVAL('2020-12-31', '2023-01-01')) | {'op':'t_during','args':[{'interval':[{'property':'debut'},{'property':'fin'}]},{'interval':['2020-12-31','2023-01-01']}]} | 1 2 5",
                "T_CONTAINS(INTERVAL(debut, fin), INTERVAL('2021-07-01', '2022-07-01')) | {'op':'t_contains','args':[{'interval':[{'property':'debut'},{'property':'fin'}]},{'interval':['2021-07-01','2022-07-01']}]} | 4 5",
                "T_STARTS(INTERVAL(debut, fin), INTERVAL('2021-01-01', '2022-06-30')) | {'op':'t_starts','args':[{'interval':[{'property':'debut'},{'property':'fin'}]},{'interval':['2021-01-01','2022-06-30']}]} | 1",
                "T_STARTEDBY(INTERVAL(debut, fin), INTERVAL('2021-01-01', '2022-06-30')) | {'op':'t_startedBy','args':[{'interval':[{'property':'debut'},{'property':'fin'}]},{'interval':['2021-01-01','2022-06-30']}]} | 5",
                "T_FINISHES(INTERVAL(debut, fin), INTERVAL('2021-06-01', '2022-12-31')) | {'op':'t_finishes','args':[{'interval':[{'property':'debut'},{'property':'fin'}]},{'interval':['2021-06-01','2022-12-31']}]} | 2",
                "T_FINISHEDBY(INTERVAL(debut, fin), INTERVAL('2021-06-01', '2022-12-31')) | {'op':'t_finishedBy','args':[{'interval':[{'property':'debut'},{'property':'fin'}]},{'interval':['2021-06-01','2022-12-31']}]} | 5",
                "T_OVERLAPS(INTERVAL(debut, fin), INTERVAL('2021-06-01', '2022-06-30')) | {'op':'t_overlaps','args':[{'interval':[{'property':'debut'},{'property':'fin'}]},{'interval':['2021-06-01','2022-06-30']}]} | 1",
                "T_OVERLAPPEDBY(INTERVAL(debut, fin), INTERVAL('2021-06-01', '2022-06-30')) | {'op':'t_overlappedBy','args':[{'interval':[{'property':'debut'},{'property':'fin'}]},{'interval':['2021-06-01','2022-06-30']}]} | 2",
                "T_MEETS(INTERVAL(debut, fin), INTERVAL('2021-12-31', '..')) | {'op':'t_meets','args':[{'interval':[{'property':'debut'},{'property':'fin'}]},{'interval':['2021-12-31','..']}]} | 1",
                "T_METBY(INTERVAL(debut, fin), INTERVAL('..', '2022-01-01')) | {'op':'t_metBy','args':[{'interval':[{'property':'debut'},{'property':'fin'}]},{'interval':['..','2022-01-01']}]} | 2",
                // Arrays
                "A_CONTAINS(mots, ('parc', 'mine')) | {'op':'a_contains','args':[{'property':'mots'},['parc','mine']]} | 1 5",
                "A_CONTAINEDBY(mots, ('mine')) | {'op':'a_containedBy','args':[{'property':'mots'},['mine']]} | 3 4",
                "A_EQUALS(('parc', 'mine'), mots) | {'op':'a_equals','args':[['parc','mine'],{'property':'mots'}]} | 1",
                "A_OVERLAPS(mots, ['eau', 'parc']) | {'op':'a_overlaps','args':[{'property':'mots'},['eau','parc']]} | 1 2 5",
                "A_EQUALS(mots, ()) | {'op':'a_equals','args':[{'property':'mots'},[]]} | 3",
                // Property-property, literal-literal
                "debut < fin | {'op':'<','args':[{'property':'debut'},{'property':'fin'}]} | 1 2 4 5",
                "S_CROSSES(LINESTRING(0 0, 2 2), POLYGON((1 0, 3 0, 3 3, 1 3, 1 0))) AND nom = 'Lens' | {'op':'and','args':[{'op':'s_crosses','args':[{'type':'LineString','coordinates':[[0,0],[2,2]]},{'type':'Polygon','coordinates':[[[1,0],[3,0],[3,3],[1,3],[1,0]]]}]},{'op':'=','args':[{'property':'nom'},'Lens']}]} | 1",
                // Functions
                "surface_ha(geometry) = 0.01 | {'op':'=','args':[{'op':'surface_ha','args':[{'property':'geometry'}]},0.01]} | 3 4",
                "distance_m(geometry, POINT(0 0)) < 20 | {'op':'<','args':[{'op':'distance_m','args':[{'property':'geometry'},{'type':'Point','coordinates':[0,0]}]},20]} | 1 2 3 5",
                "20 >= distance_m(geometry, POINT(0 0)) | {'op':'>=','args':[20,{'op':'distance_m','args':[{'property':'geometry'},{'type':'Point','coordinates':[0,0]}]}]} | 1 2 3 4 5",
                "annee(jour) = 2021 | {'op':'=','args':[{'op':'annee','args':[{'property':'jour'}]},2021]} | 1 5",
                "proche(geometry, POINT(15 5), 5) | {'op':'proche','args':[{'property':'geometry'},{'type':'Point','coordinates':[15,5]},5]} | 3 4 5"
            })
    void text_and_json_find_the_same_rows(String text, String json, String expected) {
        assertThat(ids(Filter.ofText(text))).isEqualTo(expected);
        assertThat(ids(Filter.ofJson(json.replace('\'', '"')))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nom = 'L''Épinette' | 5",
                "nom = 'L\\'Épinette' | 5",
                "nom LIKE '%\\%' | 4",
                "\"nom\" = 'Lens' | 1",
                "surface = -5 + 15 | 4",
                "surface = +10.0e0 | 4",
                "habitants - 5000 = 25000 | 2",
                "habitants / 0 = 1 OR nom = 'Lens' | 1",
                "jour = '2022-07-01' | 2",
                "vu > DATE('2022-07-01') | 2 4",
                "((nom = 'Lens')) and not not ouvert | 1",
                "nom = 'Lens' or nom = 'Lens' and 1 = 2 | 1",
                "(surface > 11) = ouvert | 1 5",
                "S_INTERSECTS(geometry, BBOX(25, 5, -1, 5)) | 4 5"
            })
    void the_text_is_read_as_the_grammar_says(String text, String expected) {
        assertThat(ids(Filter.ofText(text))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "habitant > 3 | au caractère 1 | « habitant » n'est pas un champ interrogeable",
                "nom > 3 | au caractère 7 | un nombre ne se compare pas à un texte",
                "nom = | au caractère 6 | la fin du filtre est là où l'on attend une valeur",
                "nom = 'Lens | au caractère 7 | pas fermé",
                "nom = 'Lens' ouvert | au caractère 14 | « ouvert » est là où l'on attend la fin du filtre",
                "nom = 'Lens' AND (ouvert = true | au caractère 32 | « ) »",
                "nom | au caractère 1 | il faut vrai ou faux, et ceci est un texte",
                "nom = NULL | au caractère 7 | IS NULL",
                "geometry = POINT(0 0) | au caractère 10 | S_INTERSECTS",
                "S_INTERSECTS(geometry) | au caractère 1 | deux arguments",
                "S_INTERSECTS(geometry, POINT(a b)) | au caractère 24 | WKT",
                "S_INTERSECTS(geometry, POINT(0 0) | au caractère 34 | « ) »",
                "S_INTERSECTS(geometry, BBOX(0, 5, 1, 4)) | au caractère 24 | le nord",
                "T_DURING(jour, INTERVAL('2021-01-01', '..')) | au caractère 10 | deux intervalles",
                "jour > DATE('2021-13-01') | au caractère 8 | AAAA-MM-JJ",
                "longueur(nom) = 4 | au caractère 1 | « longueur » n'existe pas",
                "surface_ha(nom) > 1 | au caractère 12 | ne peut pas être un texte",
                "nom = 'a' ; DROP | au caractère 11 | « ; » n'a pas de sens",
                "surface = 1e400 | au caractère 11 | trop de chiffres",
                "nom IN () | au caractère 5 | au moins une valeur"
            })
    void what_cannot_be_honoured_is_refused_where_it_stands(String text, String where, String words) {
        assertThatThrownBy(() -> ids(Filter.ofText(text)))
                .hasMessageContaining(where)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'=','args':[{'property':'nom'}]}",
                "{'op':'and','args':[true]}",
                "{'args':[]}",
                "{'op':'inconnue','args':[]}",
                "{'op':'in','args':[{'property':'nom'},'Lens']}",
                "null",
                "[",
                "{'op':'s_intersects','args':[{'property':'geometry'},{'type':'Point','coordinates':['a']}]}"
            })
    void json_that_is_no_filter_is_refused(String json) {
        assertThatThrownBy(() -> ids(Filter.ofJson(json.replace('\'', '"'))))
                .hasMessageContaining("Le filtre ne peut pas être suivi");
    }

    @Test
    void deep_long_and_wide_filters_are_refused() {
        assertThatThrownBy(() -> Filter.ofText("(".repeat(5000) + "true" + ")".repeat(5000)))
                .hasMessageContaining("niveaux");
        assertThatThrownBy(() -> Filter.ofText("NOT ".repeat(5000) + "true")).hasMessageContaining("niveaux");
        assertThatThrownBy(() -> Filter.ofText("surface = " + "-".repeat(5000) + "surface"))
                .hasMessageContaining("niveaux");
        assertThatThrownBy(() -> Filter.ofText("surface = 2" + "^2".repeat(5000)))
                .hasMessageContaining("niveaux");
        assertThatThrownBy(() -> Filter.ofText("true" + " OR true".repeat(5000)))
                .hasMessageContaining("éléments");
        assertThatThrownBy(() -> Filter.ofText(" ".repeat(200_000))).hasMessageContaining("caractères");
        assertThatThrownBy(() -> Filter.ofJson("{\"op\":\"not\",\"args\":[".repeat(3000)))
                .hasMessageContaining("profond");
    }

    @Test
    void every_value_is_bound() {
        Sql sql = Filter.ofText("nom = 'x'' OR 1=1 --' AND habitants > 3 AND S_INTERSECTS(geometry, POINT(0 0))")
                .toSql(QUERYABLES, geometry -> Sql.of("?", geometry));
        assertThat(sql.text()).doesNotContain("x'").doesNotContain("3");
        assertThat(sql.values()).hasSize(3).startsWith("x' OR 1=1 --", 3L);
    }

    @Test
    void functions_have_a_name_of_their_own() {
        assertThat(List.of(Function.values()).stream().map(Function::id)).doesNotHaveDuplicates();
    }
}
