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
    void nothing_of_a_configuration_can_add_a_directive() throws IOException {
        configure("{\"fond\": {\"tuiles\": [\"https://a.example; script-src */x\", \"javascript:1/\"]}}");
        assertThat(policy("/")).isEqualTo(SecurityHeaders.policy(List.of()));
        configure("pas du JSON");
        assertThat(policy("/")).isEqualTo(SecurityHeaders.policy(List.of()));
    }

    @Test
    void only_the_page_is_let_out() throws IOException {
        configure("{\"fond\": {\"tuiles\": [\"https://a.example/{z}\"]}}");
        assertThat(policy("/config.json")).isEqualTo(SecurityHeaders.policy(List.of()));
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
