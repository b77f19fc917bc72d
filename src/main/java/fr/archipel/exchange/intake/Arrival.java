package fr.archipel.exchange.intake;

import fr.archipel.db.Sql;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tables of one import. {@code brut}: rows as mapped, gone once examined. {@code arrivee}: what each row would leave in
 * the target, waiting for its application. Both have {@code n} (order), {@code ligne} (row of the file), {@code cle_fichier},
 * a column {@code f0}, {@code f1}… for each field, and {@code dits}: for each field, whether the file says it.
 */
record Arrival(String id) {

    String table() {
        return "arrivee_" + id;
    }

    String sql() {
        return Sql.name(table());
    }

    String raw() {
        return Sql.name("brut_" + id);
    }

    /** SQL: whether row {@code alias} says field {@code at}. */
    static String says(String alias, int at) {
        return "get_bit(" + alias + ".dits, " + at + ") = 1";
    }

    /** SQL: whether field {@code at} changes in row {@code alias}. */
    static String changes(String alias, int at) {
        return "get_bit(" + alias + ".change, " + at + ") = 1";
    }

    /** SQL: {@code a.f0 AS "name"}, … under the names of the target's columns. */
    static String named(Destination to, String alias) {
        return IntStream.range(0, to.fields().size())
                .mapToObj(i ->
                        alias + ".f" + i + " AS " + Sql.name(to.fields().get(i).name()))
                .collect(Collectors.joining(", "));
    }
}
