package fr.archipel.cql2;

import fr.archipel.db.Sql;

/**
 * An expression as SQL, with what it gives.
 *
 * @param mixed of a geometry: whether it may be a collection of unlike parts
 */
record Value(Sql sql, Type type, boolean mixed) {

    static Value of(Type type, Sql sql) {
        return new Value(sql, type, false);
    }

    static Value truth(Sql sql) {
        return of(Type.BOOLEAN, sql);
    }
}
