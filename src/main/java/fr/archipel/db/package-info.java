/**
 * The database: the private PostgreSQL cluster, the pool, the migrations, and SQL as fragments with bound values.
 * Knows nothing of the domain.
 */
@NullMarked
package fr.archipel.db;

import org.jspecify.annotations.NullMarked;
