package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.reprezen.kaizen.oasparser.OpenApi3Parser;
import com.reprezen.kaizen.oasparser.model3.OpenApi3;
import com.reprezen.kaizen.oasparser.val.ValidationResults;
import fr.archipel.layer.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document is built once, and still names the address each client came by. */
class OpenApiTest {
    private final OpenApi openApi = new OpenApi(Catalogue.builtIn());

    @Test
    void each_client_reads_its_own_address_in_it() {
        String one = openApi.text("http://archipel.example:7070");
        String other = openApi.text("https://sig.example");
        assertThat(openApi.document("https://sig.example").at("/servers/0/url").asText())
                .isEqualTo("https://sig.example/ogc");
        assertThat(openApi.document("https://sig.example")
                        .at("/paths/~1api~1fiches/servers/0/url")
                        .asText())
                .isEqualTo("https://sig.example");
        assertThat(other).doesNotContain("archipel.example").doesNotContain("origin.invalid");
        assertThat(one.replace("http://archipel.example:7070", "https://sig.example"))
                .isEqualTo(other);
    }

    @Test
    void the_reader_of_the_ogc_test_suites_finds_nothing_wrong(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("api.json");
        Files.writeString(file, openApi.text("http://127.0.0.1:7070"));
        OpenApi3 read = new OpenApi3Parser().parse(file.toUri().toURL(), true);
        assertThat(read.getValidationItems())
                .extracting(ValidationResults.ValidationItem::getMsg)
                .isEmpty();
        assertThat(read.getPaths()).hasSizeGreaterThan(100);
    }

    @Test
    void an_address_cannot_break_the_document() {
        assertThat(openApi.document("http://a\"b\\c").at("/servers/0/url").asText())
                .isEqualTo("http://a\"b\\c/ogc");
    }
}
