package fr.archipel.exchange.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The profiles people saved. */
public final class ProfileStore {
    private static final String READ = "SELECT profil::text FROM profil_import ";

    private final Database database;

    public ProfileStore(Database database) {
        this.database = database;
    }

    /** By title. */
    public List<Profile> list() {
        return database.list(Sql.of(READ + "ORDER BY profil ->> 'title', id"), row -> read(row.getString(1)));
    }

    public Optional<Profile> find(String id) {
        return database.find(Sql.of(READ + "WHERE id = ?", id), row -> read(row.getString(1)));
    }

    /**
     * Saves, over what has this id. Throws {@link Problem.InvalidField} when it does not hold together, or has the id of a
     * built-in one.
     */
    public void save(Profile profile, Target target, String author) {
        ProfileCheck.check(profile, target);
        if (profile.id().equals(Profile.AUTOMATIC)
                || Profiles.find(profile.id()).isPresent()) {
            throw new ProblemException(new Problem.Conflict(
                    "Un profil fourni avec Archipel s'appelle « " + profile.id() + " » ; choisissez un autre nom."));
        }
        String json = new String(Json.bytes(profile), StandardCharsets.UTF_8);
        database.update(Sql.of("""
                INSERT INTO profil_import (id, cible, profil, auteur) VALUES (?, ?, ?::jsonb, ?)
                ON CONFLICT (id) DO UPDATE
                SET cible = excluded.cible, profil = excluded.profil, auteur = excluded.auteur, modifie_le = now()""", profile.id(), profile.target(), json, author));
    }

    /** Throws {@link Problem.NotFound}. */
    public void delete(String id) {
        if (database.update(Sql.of("DELETE FROM profil_import WHERE id = ?", id)) == 0) {
            throw new ProblemException(new Problem.NotFound("Le profil d'import", id));
        }
    }

    /** A profile as sent. Throws {@link Problem.Unreadable} when it is not one. */
    public static Profile parse(byte[] body) {
        try {
            return Json.MAPPER.treeToValue(Json.read(body), Profile.class);
        } catch (JsonProcessingException e) {
            throw new ProblemException(new Problem.Unreadable("Le profil", "il ne se lit pas : " + reason(e)));
        }
    }

    private static String reason(JsonProcessingException e) {
        String where = e instanceof com.fasterxml.jackson.databind.JsonMappingException mapping
                ? mapping.getPathReference().replaceAll("[\\w.$]+\\.([A-Z]\\w*)", "$1")
                : "";
        return where.isEmpty() ? "ce n'est pas un profil." : "voyez " + where + ".";
    }

    private static Profile read(@Nullable String json) {
        try {
            return Json.MAPPER.readValue(String.valueOf(json), Profile.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
