package fr.archipel.cql2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;

/**
 * A filter in CQL2 (OGC 21-065r2), read and not yet tied to a layer.
 *
 * <p>Whatever cannot be honoured is refused with {@link Problem.InvalidFilter}, which says where. Bounded in length,
 * depth and number of parts ({@link Limits}).
 */
public final class Filter {
    private final Expression tree;

    private Filter(Expression tree) {
        this.tree = tree;
    }

    public static Filter ofText(String text) {
        return new Filter(TextParser.parse(bounded(text)));
    }

    public static Filter ofJson(String json) {
        try {
            return new Filter(JsonParser.parse(Json.MAPPER.readTree(bounded(json))));
        } catch (StreamConstraintsException e) {
            throw Place.member("").refuse("le filtre est trop profond ou contient un texte trop long.");
        } catch (JsonProcessingException e) {
            throw Place.character((int) Math.max(0, e.getLocation().getCharOffset()))
                    .refuse("ce n'est pas du JSON.");
        }
    }

    /** The condition over a layer's rows. */
    public Sql toSql(Queryables queryables, Literals literals) {
        return new FilterSql(queryables, literals).condition(tree);
    }

    private static String bounded(String filter) {
        if (filter.length() > Limits.CHARACTERS) {
            throw Place.character(Limits.CHARACTERS)
                    .refuse("le filtre a plus de %d caractères.".formatted(Limits.CHARACTERS));
        }
        return filter;
    }
}
