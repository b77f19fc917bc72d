package fr.archipel.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.request.Answers;
import fr.archipel.request.Format;
import fr.archipel.request.Links;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Under which address links name the service, and what caches are told. */
class PublicAddressTest {
    private static final String[] FORGED = {"X-Forwarded-Proto", "https", "X-Forwarded-Host", "pirate.example"};
    private static final List<Routes> ROOMS = List.of(routes -> {
        routes.get("/lien", ctx -> Answers.json(ctx, Links.origin(ctx)));
        routes.get("/forme", ctx -> Answers.json(ctx, Format.of(ctx, Parameters.of(ctx, List.of("f")))));
    });

    @Test
    void forwarded_headers_are_not_believed() {
        try (TestServer server = TestServer.of(Server.start("127.0.0.1", 0, ROOMS))) {
            assertThat(server.get("/lien", FORGED).json().asText()).isEqualTo(server.url(""));
        }
    }

    @Test
    void the_address_the_service_was_told_is_the_one_of_its_links() {
        try (TestServer server = TestServer.of(Server.start("127.0.0.1", 0, "https://carte.exemple.fr", ROOMS))) {
            assertThat(server.get("/lien", FORGED).json().asText()).isEqualTo("https://carte.exemple.fr");
        }
    }

    @Test
    void caches_are_told_that_answers_vary_with_encoding_and_form() {
        try (TestServer server = TestServer.of(Server.start("127.0.0.1", 0, ROOMS))) {
            assertThat(server.get("/lien").header("Vary")).isEqualTo("Accept-Encoding");
            assertThat(server.get("/forme").header("Vary")).isEqualTo("Accept, Accept-Encoding");
            assertThat(server.get("/forme", "Accept", "image/png").header("Vary"))
                    .isEqualTo("Accept, Accept-Encoding");
            assertThat(server.get("/absent").header("Vary")).isEqualTo("Accept-Encoding");
        }
    }
}
