package fr.archipel.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.support.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticPageTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void serve() throws IOException {
        Files.writeString(folder.resolve("index.html"), "<!doctype html>");
        server = TestServer.of(Server.start("127.0.0.1", 0, List.of(new StaticRoutes(folder))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_basemap_named_in_the_configuration_is_allowed_without_another_edit() throws IOException {
        configure("""
                {"fond": {"titre": "Plan", "tuiles": ["https://a.tuiles.example/{z}/{x}/{y}.png",
                 "https://b.tuiles.example:8443/{z}/{x}/{y}.png", "/locales/{z}/{x}/{y}.png"]}}""");
        assertThat(policy("/"))
                .contains("img-src 'self' data: blob: https://a.tuiles.example https://b.tuiles.example:8443;")
                .contains("connect-src 'self' https://a.tuiles.example https://b.tuiles.example:8443;")
                .contains("script-src 'self';");
        configure("{\"fond\": null}");
        assertThat(policy("/")).contains("connect-src 'self';");
    }

    @Test
    void every_ground_offered_is_allowed_and_the_geocoder_is_asked_but_shows_no_image() throws IOException {
        configure("""
                {"fonds": [{"titre": "Plan", "tuiles": ["https://plan.example/{z}/{x}/{y}.png"]},
                  {"titre": "Photos", "tuiles": ["https://photos.example/{z}/{x}/{y}.jpg"]}],
                 "geocodeur": {"titre": "Adresses", "adresse": "https://adresses.example/search?q={q}"}}""");
        assertThat(policy("/"))
                .contains("img-src 'self' data: blob: https://photos.example https://plan.example;")
                .contains("connect-src 'self' https://adresses.example https://photos.example https://plan.example;");
        configure("{\"geocodeur\": {\"adresse\": \"https://adresses.example/search\"}}");
        assertThat(policy("/"))
                .contains("img-src 'self' data: blob:;")
                .contains("connect-src 'self' https://adresses.example;");
    }

    @Test
    void the_example_beside_the_page_asks_one_host_and_the_page_as_it_comes_asks_nobody() throws IOException {
        Files.copy(Path.of("web/config.exemple.json"), folder.resolve("config.json"));
        assertThat(policy("/"))
                .contains("img-src 'self' data: blob: https://data.geopf.fr;")
                .contains("connect-src 'self' https://data.geopf.fr;");
        assertThat(ConfiguredOrigins.of(Path.of("web/public/config.json"))).isEqualTo(ConfiguredOrigins.NONE);
    }

    @Test
    void a_file_compressed_by_the_build_is_sent_as_it_is_to_who_takes_it() throws IOException {
        Path assets = Files.createDirectory(folder.resolve("assets"));
        Files.writeString(assets.resolve("main-ABCD2345.js"), "plain");
        Files.writeString(assets.resolve("main-ABCD2345.js.br"), "smallest");
        Files.writeString(assets.resolve("main-ABCD2345.js.gz"), "small");
        String script = "/assets/main-ABCD2345.js";
        assertThat(server.get(script, "Accept-Encoding", "gzip, deflate, br, zstd")
                        .text())
                .isEqualTo("smallest");
        TestServer.Answer gzip = server.get(script, "Accept-Encoding", "br;q=0, gzip;q=0.8");
        assertThat(gzip.text()).isEqualTo("small");
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(gzip.header("Content-Type")).startsWith("text/javascript");
        assertThat(gzip.header("Cache-Control")).contains("immutable");
        assertThat(gzip.header("Vary")).contains("Accept-Encoding");
        assertThat(server.get(script).text()).isEqualTo("plain");
        // A file that people may change has no compressed copy to trust.
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.writeString(folder.resolve("config.json.br"), "stale");
        assertThat(server.get("/config.json", "Accept-Encoding", "br").text()).isEqualTo("{}");
    }

    @Test
    void nothing_of_a_configuration_can_add_a_directive() throws IOException {
        configure("{\"fond\": {\"tuiles\": [\"https://a.example; script-src */x\", \"javascript:1/\"]}}");
        assertThat(policy("/")).isEqualTo(SecurityHeaders.policy(ConfiguredOrigins.NONE));
        configure("pas du JSON");
        assertThat(policy("/")).isEqualTo(SecurityHeaders.policy(ConfiguredOrigins.NONE));
    }

    @Test
    void only_the_page_is_let_out() throws IOException {
        configure("{\"fond\": {\"tuiles\": [\"https://a.example/{z}\"]}}");
        assertThat(policy("/config.json")).isEqualTo(SecurityHeaders.policy(ConfiguredOrigins.NONE));
    }

    @Test
    void the_page_knows_no_parameter() {
        assertThat(server.get("/").status()).isEqualTo(200);
        assertThat(server.get("/?fiche=call-1.1").status()).isEqualTo(400);
    }

    private void configure(String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
    }

    private String policy(String path) {
        assertThat(server.get(path).status()).isEqualTo(200);
        return server.get(path).header("Content-Security-Policy");
    }
}
