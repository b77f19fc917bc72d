package fr.archipel.exchange.reader;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The placemarks of a KML, as their last tag closes: their words, their data, their shapes. */
final class KmlObjects {
    private static final Set<String> WORDS =
            Set.of("name", "description", "address", "phoneNumber", "Snippet", "when", "begin", "end");
    private static final int DEPTH = 200;

    private final @Nullable String wanted;
    private final RecordReader.Sink sink;
    private final @Nullable Map<String, Long> folders;
    private final Deque<String> path = new ArrayDeque<>();
    /** Names of the folders around, outermost first; empty while a folder has not said its own. */
    private final List<String> around = new ArrayList<>();

    private final StringBuilder text = new StringBuilder();
    private @Nullable Map<String, @Nullable Object> values;
    private KmlShapes shapes = new KmlShapes();
    private String dataName = "";
    private boolean heights;
    private boolean links;
    private long placemarks;

    /** {@code wanted}: the only folder whose placemarks are passed; {@code folders}: filled with how many each has. */
    KmlObjects(@Nullable String wanted, RecordReader.Sink sink, @Nullable Map<String, Long> folders) {
        this.wanted = wanted;
        this.sink = sink;
        this.folders = folders;
    }

    long number() {
        return placemarks + 1;
    }

    boolean sawHeights() {
        return heights;
    }

    boolean sawLinks() {
        return links;
    }

    void see(XMLStreamReader xml) throws IOException {
        switch (xml.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> start(xml);
            case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (shapes.isInCoordinates()) {
                    shapes.text(xml.getText());
                } else if (text.length() < Limits.VALUE) {
                    text.append(xml.getText());
                }
            }
            default -> {}
        }
    }

    private void start(XMLStreamReader xml) {
        String tag = xml.getLocalName();
        path.push(tag);
        if (path.size() > DEPTH) {
            throw new GeometryGuard.Broken("est dans des balises sans fin");
        }
        text.setLength(0);
        switch (tag) {
            case "Folder", "Document" -> around.add("");
            case "Placemark" -> {
                values = new LinkedHashMap<>();
                shapes = new KmlShapes();
            }
            case "NetworkLink" -> links = true;
            case "Data", "SimpleData" -> dataName = String.valueOf(xml.getAttributeValue(null, "name"));
            default -> {
                if (values != null) {
                    shapes.start(tag);
                }
            }
        }
    }

    private void end(String tag) throws IOException {
        path.poll();
        String parent = path.peek() == null ? "" : path.peek();
        String word = text.toString().strip();
        text.setLength(0);
        if (values == null) {
            if (tag.equals("name") && !around.isEmpty() && (parent.equals("Folder") || parent.equals("Document"))) {
                around.set(around.size() - 1, word);
            }
        } else if (tag.equals("Placemark")) {
            placemark(values);
            values = null;
        } else if (tag.equals("SimpleData") || (tag.equals("value") && parent.equals("Data"))) {
            put(dataName, word);
        } else if (WORDS.contains(tag) && !parent.equals("Data")) {
            put(tag, word);
        } else {
            shapes.end(tag);
        }
        if ((tag.equals("Folder") || tag.equals("Document")) && !around.isEmpty()) {
            around.remove(around.size() - 1);
        }
    }

    private void put(String name, String word) {
        if (values != null && !word.isEmpty() && !name.isBlank()) {
            values.put(name.strip(), word);
            if (values.size() > Limits.COLUMNS) {
                throw new GeometryGuard.Broken("a plus de %d valeurs".formatted(Limits.COLUMNS));
            }
        }
    }

    private void placemark(Map<String, @Nullable Object> known) throws IOException {
        heights |= shapes.sawHeights();
        // The document itself is no folder.
        String folder = String.join(
                "/", around.stream().skip(1).filter(each -> !each.isEmpty()).toList());
        if (folders != null) {
            folders.merge(folder, 1L, Long::sum);
        }
        if (wanted == null || wanted.equals(folder)) {
            if (!folder.isEmpty()) {
                known.putIfAbsent("dossier", folder);
            }
            sink.object(known, shapes.geometry());
        }
        placemarks++;
    }
}
