package fr.archipel.fiche.printed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads contracts and fiches back from the database as the records of their files: what {@link ContractStore} put there
 * comes out equal, as long as nobody has edited it since. The database writes the form of the files, and the files' own
 * reader reads it, so that there is one form only.
 */
public final class PrintedStore {
    private static final String PARTIES = resource("partie.sql");
    private static final String CONTRATS = resource("contrat.sql");
    private static final String STRATEGIE = resource("strategie.sql");
    private static final String FICHES = resource("fiche.sql");
    private static final Map<String, String> LEAVES =
            Map.of("objectif", "objectifs", "action", "actions", "indicateur", "indicateurs");

    private PrintedStore() {}

    /** Everything: contracts by id, the fiches of each in the order of its document, parties by code. */
    public static ContractFiles read(Session session) throws SQLException {
        List<Contrat> contrats = listContrats(session);
        List<Fiche> fiches = new ArrayList<>();
        for (Contrat contrat : contrats) {
            fiches.addAll(listFiches(session, contrat.id()));
        }
        return new ContractFiles(
                session.list(Sql.of(PARTIES), row -> read(row.getString(1), Partie.class)), contrats, fiches);
    }

    /** By id, each with its strategy. */
    public static List<Contrat> listContrats(Session session) throws SQLException {
        List<ObjectNode> read = session.list(Sql.of(CONTRATS), row -> read(row.getString(2), ObjectNode.class));
        List<Contrat> contrats = new ArrayList<>();
        for (ObjectNode contrat : read) {
            addStrategy(session, contrat);
            contrats.add(value(contrat, Contrat.class));
        }
        return contrats;
    }

    /** In the order of the document; none when there is no such contract. */
    public static List<Fiche> listFiches(Session session, String contrat) throws SQLException {
        return session.list(Sql.of(FICHES, contrat), row -> read(row.getString(1), Fiche.class));
    }

    /** Hangs the nodes of the strategy from one another, as the file nests them. */
    private static void addStrategy(Session session, ObjectNode contrat) throws SQLException {
        Map<String, ObjectNode> nodes = new HashMap<>();
        session.forEach(Sql.of(STRATEGIE, contrat.path("id").asText()), 0, row -> {
            ObjectNode node = read(row.getString("noeud"), ObjectNode.class);
            nodes.put(row.getString("id"), node);
            String parent = row.getString("parent");
            if (parent == null) {
                contrat.withArray("strategie").add(node);
            } else {
                Objects.requireNonNull(nodes.get(parent), parent)
                        .withArray(LEAVES.getOrDefault(row.getString("niveau"), "enfants"))
                        .add(node);
            }
        });
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return ContractMapper.JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T value(ObjectNode json, Class<T> type) {
        try {
            return ContractMapper.JSON.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = PrintedStore.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
