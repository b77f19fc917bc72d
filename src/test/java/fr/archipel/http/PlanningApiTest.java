package fr.archipel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.Pages;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What all reading addresses of the planning API have in common: described whole, strict, telling in French. */
class PlanningApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final JsonNode DOCUMENT = SERVER.get("/ogc/api").json();

    @ParameterizedTest
    @CsvSource({
        "/api/communes, /api/communes?limit=500",
        "/api/epci, /api/epci",
        "/api/fiches, /api/fiches?limit=500",
        "/api/fiches/facettes, /api/fiches/facettes",
        "/api/contrats, /api/contrats",
        "/api/recherche, /api/recherche?q=lens&limit=500",
        "/api/recherche, /api/recherche?q=lievain",
        "/api/couches, /api/couches",
        "/api/exports, /api/exports",
        "/api/sources, /api/sources",
        "/api/regles-foncieres, /api/regles-foncieres",
        "/api/regles-foncieres/cles, /api/regles-foncieres/cles",
        "/api/registres/qualifications, /api/registres/qualifications",
        "/api/registres/renaturations, /api/registres/renaturations",
        "/api/registres/pene, /api/registres/pene?annules=true",
        "/api/registres/projets, /api/registres/projets",
        "/api/rapports-locaux, /api/rapports-locaux",
        "/api/rapports-locaux/{perimetre}, /api/rapports-locaux/commune:62413?annee=2026",
        "/api/rapports-locaux/{perimetre}, /api/rapports-locaux/scot:scot-artois",
        "/api/rapports-locaux/{perimetre}/textes, /api/rapports-locaux/epci:246200364/textes",
        "/api/rapports-locaux/{perimetre}/historique, /api/rapports-locaux/commune:62413/historique",
        "/api/occupation-sol, /api/occupation-sol",
        "/api/participation, /api/participation",
        "/api/participation/idees, /api/participation/idees"
    })
    void every_list_answers_what_its_description_says_and_nothing_else(String path, String address) {
        assertThat(DescribedAnswer.faults(DOCUMENT, path, SERVER.get(address).json()))
                .isEmpty();
    }

    static Stream<String> sheets() {
        List<String> all = new ArrayList<>();
        Pages.read(SERVER, "/api/communes?limit=500", "insee").forEach(id -> all.add("/api/communes/" + id));
        Pages.read(SERVER, "/api/epci", "siren").forEach(id -> all.add("/api/epci/" + id));
        Pages.read(SERVER, "/api/fiches?limit=500", "href").forEach(all::add);
        Pages.read(SERVER, "/api/contrats", "href").forEach(all::add);
        for (String layer : List.of("cites-minieres", "friches", "parcs", "ev5", "zae")) {
            SERVER.get("/ogc/collections/" + layer + "/items?limit=1000")
                    .json()
                    .path("features")
                    .forEach(f ->
                            all.add("/api/objets/" + layer + "/" + f.path("id").asText()));
        }
        return all.stream();
    }

    @Test
    void every_sheet_answers_what_its_description_says_and_nothing_else() {
        List<String> addresses = sheets().toList();
        assertThat(addresses).hasSizeGreaterThan(320);
        for (String address : addresses) {
            Answer answer = SERVER.get(address);
            String path = address.startsWith("/api/objets")
                    ? "/api/objets/{layer}/{id}"
                    : address.replaceFirst(
                            "^(/api/(communes|epci|fiches|contrats))/.*$",
                            address.contains("communes")
                                    ? "$1/{insee}"
                                    : address.contains("epci") ? "$1/{siren}" : "$1/{id}");
            assertThat(answer.status()).as(address).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(DescribedAnswer.faults(DOCUMENT, path, answer.json()))
                    .as(address)
                    .isEmpty();
        }
    }

    static Stream<String> described() {
        return DOCUMENT.path("paths").properties().stream()
                .filter(path ->
                        path.getKey().startsWith("/api/") && path.getValue().has("get"))
                .map(java.util.Map.Entry::getKey)
                .filter(path -> Stream.of(
                                "communes",
                                "epci",
                                "fiches",
                                "contrats",
                                "objets",
                                "recherche",
                                "couches",
                                "sources",
                                "regles-foncieres",
                                "registres",
                                "rapports-locaux",
                                "occupation-sol",
                                "participation",
                                "themes")
                        .anyMatch(path::contains));
    }

    @ParameterizedTest
    @MethodSource("described")
    void an_address_accepts_the_parameters_it_describes_and_no_other(String path) {
        List<String> described = new ArrayList<>();
        DOCUMENT.path("paths").path(path).path("get").path("parameters").forEach(p -> {
            if (p.path("in").asText().equals("query")) {
                described.add(p.path("name").asText());
            }
        });
        String address = path.replace("themes/{id}", "themes/zae")
                .replace("{insee}", "62498")
                .replace("{n}", "1")
                .replace("{a}/ecarts/{b}", "simulation-50/ecarts/simulation-54-47")
                .replace("{siren}", "246200364")
                .replace("{layer}/{id}", "friches/friche-noroxo")
                .replace("{suffix}", "csv")
                .replace("{perimetre}", "commune:62498")
                .replace("{id}", path.contains("contrats") ? "crte-call" : "call-1.1");
        JsonNode problem = SERVER.get(address + "?inconnu=1").json();
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        List<String> accepted = new ArrayList<>();
        problem.path("acceptes").forEach(name -> accepted.add(name.asText()));
        assertThat(accepted).containsExactlyInAnyOrderElementsOf(described);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/communes/1 | 400 | « 1 ». Accepté : un code INSEE de cinq caractères",
                "/api/communes/75056 | 404 | la commune « 75056 » n'existe pas",
                "/api/communes/62498?crs=1 | 400 | « crs » est inconnu",
                "/api/communes?epci=246 | 400 | un numéro SIREN de neuf chiffres",
                "/api/communes?epci=123456789 | 400 | 246200364 (CALL)",
                "/api/communes?limit=501 | 400 | un entier de 1 à 500",
                "/api/communes?limit=1.5 | 400 | un entier de 1 à 500",
                "/api/communes?apres=nulle-part | 400 | lien « next »",
                "/api/communes?q=%20 | 400 | « q »",
                "/api/epci/CALL | 400 | un numéro SIREN de neuf chiffres",
                "/api/epci/123456789 | 404 | l'agglomération « 123456789 » n'existe pas",
                "/api/fiches?commune=75056 | 400 | une commune du territoire",
                "/api/fiches?contrat=crte | 400 | crte-call",
                "/api/fiches?axe=voler | 400 | comme call-axe-1 ou Travailler",
                "/api/fiches?statut=finie | 400 | realisee",
                "/api/fiches?maitre_ouvrage=lens | 400 | ville-oignies (",
                "/api/fiches?type_operation=voirie | 400 | travaux, subvention",
                "/api/fiches?annee=21 | 400 | un entier de 1990 à 2100",
                "/api/fiches?layer=communes | 400 | cites-minieres, ev5, friches, parcs, zae",
                "/api/fiches?statut=validee,finie | 400 | realisee",
                "/api/fiches?tri=couleur | 400 | montant",
                "/api/fiches/facettes?limit=2 | 400 | commune",
                "/api/fiches.csv?colonnes=couleur | 400 | maitre_ouvrage",
                "/api/fiches?bbox=1,2,3 | 400 | ouest,sud,est,nord",
                "/api/fiches?q=a&q=b | 400 | une seule valeur",
                "/api/fiches?apres=%00 | 400 | sans caractère nul",
                "/api/fiches/call-9.9 | 404 | La fiche « call-9.9 » n'existe pas",
                "/api/contrats/crte | 404 | Le contrat « crte » n'existe pas",
                "/api/objets/friches/rien | 404 | Dans la couche « Friches »",
                "/api/objets/communes/62498 | 404 | Dans la couche « Communes »",
                "/api/objets/rien/rien | 404 | La couche « rien » n'existe pas",
                "/api/recherche | 400 | « q »",
                "/api/recherche?q=-- | 400 | au moins une lettre ou un chiffre",
                "/api/rapports-locaux/62498 | 400 | comme commune:62413",
                "/api/rapports-locaux/commune:75056 | 404 | commune:75056",
                "/api/rapports-locaux/commune:62498?annee=2020 | 400 | un entier de 2022 à 2100",
                "/api/rapports-locaux/commune:62498?f=docx | 400 | json, html, pdf, odt, xlsx, csv",
                "/api/occupation-sol/stock/lens | 400 | communes:INSEE,INSEE",
                "/api/occupation-sol/stock/scot:lens | 404 | scot:lens",
                "/api/occupation-sol/stock/commune:62413?source=corine | 400 | ocsge, ocs2d",
                "/api/occupation-sol/stock/commune:62413?par=zonage | 400 | classe, couverture, usage, commune",
                "/api/occupation-sol/flux/commune:62413?de=21 | 400 | un entier de 1990 à 2100",
                "/api/occupation-sol/flux/commune:62413?f=pdf | 400 | json, csv, xlsx",
                "/api/participation/idees?theme=voler | 400 | bouger, travailler",
                "/api/participation/idees?etat=refusee | 400 | « etat » est inconnu",
                "/api/participation/idees/0 | 404 | L'idée « 0 »",
                "/api/rien | 404 | n'existe pas"
            })
    void a_bad_request_is_told_in_a_precise_sentence(String address, int status, String sentence) {
        Answer answer = SERVER.get(address);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("detail").asText()).contains(sentence);
    }
}
