package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Sql;
import fr.archipel.request.Paging;
import fr.archipel.territory.SearchText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parties one may name as owners, for the forms. */
public final class PartieStore {

    /** One of those who own, fund or sign. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Partie(String code, String nom, @Nullable String nomLong, String type) {}

    private final Database database;

    public PartieStore(Database database) {
        this.database = database;
    }

    Optional<Page<Partie>> list(@Nullable SearchText text, Paging paging) {
        Sql found = Sql.of("SELECT p.code, cle_recherche(p.nom) AS cle FROM partie p");
        if (text != null) {
            found = found.add(" WHERE ").add(text.matches("cle_recherche(concat_ws(' ', p.code, p.nom, p.nom_long))"));
        }
        Sql all = found;
        return database.with(session -> new Keyset(all, "cle, code", "code")
                .page(
                        session,
                        "SELECT p.code, p.nom, p.nom_long, p.type FROM trouve JOIN partie p ON p.code = trouve.code",
                        row -> new Partie(
                                row.getString("code"),
                                row.getString("nom"),
                                row.getString("nom_long"),
                                row.getString("type")),
                        Partie::code,
                        paging.after(),
                        paging.limit()));
    }
}
