package fr.archipel.exchange;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.fiche.coherence.AnomalieStore;
import fr.archipel.fiche.coherence.Regles;
import fr.archipel.fiche.edit.ContractReloadStore;
import fr.archipel.fiche.life.FundingSeedStore;
import fr.archipel.fiche.printed.ContractFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The contract files, loaded again when they changed; never over what people entered. */
public final class BundledContracts {
    private static final String SOURCE = "contrats";

    private BundledContracts() {}

    /**
     * Loads {@code folder} when it is not what was last loaded, in one transaction: a fault in a file changes nothing and
     * is thrown as a problem. Empty when there was nothing to do.
     */
    public static Optional<ContractReloadStore.Report> reloadIfChanged(Database database, Path folder) {
        return database.inTransaction(session -> {
            session.update(Sql.of("LOCK TABLE chargement IN EXCLUSIVE MODE"));
            boolean same = session.find(
                            Sql.of(
                                    "SELECT 1 FROM chargement WHERE source = ? AND empreinte = ?",
                                    SOURCE,
                                    digest(folder)),
                            row -> true)
                    .isPresent();
            return same ? Optional.<ContractReloadStore.Report>empty() : Optional.of(load(session, folder));
        });
    }

    static ContractReloadStore.Report load(Session session, Path folder) throws SQLException {
        String digest = digest(folder);
        ContractFiles files = ContractFiles.read(folder);
        ContractReloadStore.Report report = ContractReloadStore.load(session, files);
        AnomalieStore.load(session, files);
        FundingSeedStore.seed(session);
        session.update(Sql.of("""
                INSERT INTO chargement (source, empreinte) VALUES (?, ?)
                ON CONFLICT (source) DO UPDATE SET empreinte = excluded.empreinte, charge_le = now()""", SOURCE, digest));
        return report;
    }

    /** SHA-256 of the names and contents of the YAML files, and of the rules they are held against. */
    static String digest(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> files =
                    tree.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
                digest.update((byte) 0);
            }
            digest.update(Regles.description().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
