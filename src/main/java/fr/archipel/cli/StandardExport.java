package fr.archipel.cli;

import fr.archipel.db.Database;
import fr.archipel.exchange.standard.Scope;
import fr.archipel.exchange.standard.StandardExports;
import fr.archipel.exchange.standard.StandardStore;
import fr.archipel.exchange.standard.Standards;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.territory.ReferenceStore;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A file of a national standard, for {@code ./archipel export --standard}. */
record StandardExport(Standards.Found found, Scope scope, StandardExports exports) {

    /** Throws {@link Problem.InvalidParameter} for a commune or an agglomeration nobody knows. */
    static StandardExport of(String name, @Nullable String epci, @Nullable String commune, Database database) {
        Standards.Found found = find(name);
        ReferenceStore references = new ReferenceStore(database);
        if (epci != null) {
            references.checkEpci("--epci", epci);
        }
        if (commune != null) {
            references.checkCommune("--commune", commune);
        }
        return new StandardExport(found, new Scope(epci, commune), new StandardExports(new StandardStore(database)));
    }

    /** By the name of a file, or of a standard: then its first file. Throws {@link Problem.InvalidParameter}. */
    static Standards.Found find(String name) {
        return Standards.findFile(name)
                .or(() -> Standards.find(name)
                        .map(standard ->
                                new Standards.Found(standard, standard.files().get(0))))
                .orElseThrow(() -> new ProblemException(
                        new Problem.InvalidParameter("--standard", name, String.join(", ", Standards.fileNames()))));
    }

    String fileName() {
        return found.file().name();
    }

    long write(OutputStream out) throws IOException {
        return exports.write(found, scope, out);
    }
}
