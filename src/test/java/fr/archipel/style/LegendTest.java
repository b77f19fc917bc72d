package fr.archipel.style;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.document.Drawing;
import fr.archipel.document.DrawingSvg;
import fr.archipel.layer.Catalogue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The legend: every case in words, each with its symbol. */
class LegendTest {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    @Test
    void cases_are_told_in_the_order_of_the_description_then_the_others() {
        assertThat(Legend.entries(CATALOGUE.getLayer("friches")))
                .extracting(Legend.Entry::words)
                .containsExactly("Sans projet", "Potentielle", "Avec projet", "Reconvertie", "Autre ou inconnu");
        assertThat(Legend.entries(CATALOGUE.getLayer("parcs"))).hasSize(3);
        assertThat(Legend.entries(CATALOGUE.getLayer("communes")))
                .extracting(Legend.Entry::words)
                .containsExactly("Communes");
    }

    @Test
    void the_picture_holds_its_words_and_is_named() throws Exception {
        Drawing drawing = Legend.drawing(CATALOGUE.listLayers());
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(DrawingSvg.of(drawing).getBytes(StandardCharsets.UTF_8)));
        List<String> words = java.util.stream.IntStream.range(
                        0, svg.getElementsByTagName("text").getLength())
                .mapToObj(i -> svg.getElementsByTagName("text").item(i).getTextContent())
                .toList();
        assertThat(words).contains("Friches", "Sans projet", "EuroVelo 5", "Fiches", "Communes");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).startsWith("Légende : Fiches");
        assertThat(drawing.marks()).allSatisfy(mark -> {
            if (mark instanceof Drawing.Label label) {
                assertThat(label.x() + label.face().width(label.text())).isLessThan(drawing.width());
                assertThat(label.y()).isLessThan(drawing.height());
            }
        });
    }
}
