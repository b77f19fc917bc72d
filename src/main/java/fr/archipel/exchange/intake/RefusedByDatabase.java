package fr.archipel.exchange.intake;

import fr.archipel.db.DatabaseException;
import java.io.Serial;

/** A rule of the schema refused what an import wrote. */
final class RefusedByDatabase extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient DatabaseException failure;

    RefusedByDatabase(DatabaseException failure) {
        super(failure);
        this.failure = failure;
    }

    DatabaseException failure() {
        return failure;
    }
}
