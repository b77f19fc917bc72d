package fr.archipel.fiche;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import fr.archipel.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A fiche with everything that hangs from it. The database writes the document ({@code fiche.sql}): twenty tables that
 * are only read to be shown would otherwise be twenty statements and as many records.
 */
public final class FicheSheetStore {
    private static final String FICHE = resource("fiche.sql");
    private static final String PROVENANCE = resource("provenance.sql");

    private final Database database;

    public FicheSheetStore(Database database) {
        this.database = database;
    }

    /** Two statements. */
    public Optional<ObjectNode> findSheet(String id) {
        return database.with(session -> {
            Optional<ObjectNode> sheet = session.find(Sql.of(FICHE, id), FicheSheetStore::sheet);
            if (sheet.isPresent()) {
                sheet.get().set("provenance", provenance(session, id));
            }
            return sheet;
        });
    }

    private static ObjectNode sheet(ResultSet row) throws SQLException {
        ObjectNode sheet = (ObjectNode) Json.read(row.getString("fiche").getBytes(StandardCharsets.UTF_8));
        double[] box = Columns.decimals(row, "bbox");
        sheet.putPOJO("bbox", box.length == 0 ? null : Bbox.ofLambert93(box).asList());
        return sheet;
    }

    private static ArrayNode provenance(Session session, String id) throws SQLException {
        ArrayNode provenance = Json.MAPPER.createArrayNode();
        session.forEach(Sql.of(PROVENANCE, id), 0, row -> {
            ObjectNode source = provenance.addObject();
            source.putObject("document")
                    .put("id", row.getString("id"))
                    .put("titre", row.getString("titre"))
                    .put("date", row.getString("date_document"));
            source.put("section", row.getString("section"))
                    .put("premiere_ligne", row.getInt("premiere_ligne"))
                    .put("derniere_ligne", row.getInt("derniere_ligne"));
        });
        return provenance;
    }

    private static String resource(String name) {
        try (InputStream in = FicheSheetStore.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
