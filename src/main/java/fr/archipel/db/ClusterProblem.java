package fr.archipel.db;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Why the private cluster cannot be had: each case a French sentence that says what to do. */
public sealed interface ClusterProblem {

    String sentence();

    /** No PostgreSQL of a sufficient version with PostGIS in any known place. */
    record ToolsMissing(int minimumMajor, List<Path> searched) implements ClusterProblem {
        @Override
        public String sentence() {
            return ("PostgreSQL %d ou plus récent, avec PostGIS, est introuvable (cherché dans : %s). "
                            + "Sur Debian ou Ubuntu : sudo apt install postgresql-15-postgis-3. "
                            + "Sinon, indiquez son dossier « bin » dans ARCHIPEL_PG_BIN, "
                            + "ou une base existante dans ARCHIPEL_DATABASE_URL.")
                    .formatted(
                            minimumMajor, searched.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
    }

    /** A place named by the user that does not hold a usable PostgreSQL. */
    record ToolsUnusable(Path bin, String reason) implements ClusterProblem {
        @Override
        public String sentence() {
            return "Le dossier %s ne contient pas un PostgreSQL utilisable : %s. Corrigez ou retirez ARCHIPEL_PG_BIN."
                    .formatted(bin, reason);
        }
    }

    /** The data were written by another major version, which PostgreSQL cannot read. */
    record OtherVersion(Path data, int written, int found) implements ClusterProblem {
        @Override
        public String sentence() {
            return ("La base de %s a été créée avec PostgreSQL %d, et la version trouvée est %d. "
                            + "Installez postgresql-%d-postgis-3, ou changez de version par sauvegarde et restauration "
                            + "(archipel backup, archipel restore).")
                    .formatted(data, written, found, written);
        }
    }

    /** PostgreSQL refuses to run as root, and there is no other account to run it. */
    record NoAccount(String name) implements ClusterProblem {
        @Override
        public String sentence() {
            return ("PostgreSQL refuse d'être lancé par root, et le compte « %s » n'existe pas sur cette machine. "
                            + "Créez-le (adduser --system --group %s) ou lancez Archipel avec un compte ordinaire.")
                    .formatted(name, name);
        }
    }

    /** The files belong to somebody else. */
    record NotOurs(Path path, String owner) implements ClusterProblem {
        @Override
        public String sentence() {
            return ("%s appartient au compte « %s » et ne peut pas être utilisé par le vôtre. "
                            + "Lancez Archipel avec ce compte, ou choisissez un autre dossier dans ARCHIPEL_HOME.")
                    .formatted(path, owner);
        }
    }

    /** The account that runs PostgreSQL may not enter the folder of its data. */
    record OutOfReach(Path folder, String account) implements ClusterProblem {
        @Override
        public String sentence() {
            return ("Le compte « %s », qui fait tourner PostgreSQL, ne peut pas entrer dans %s. "
                            + "Donnez-lui le droit de traverser les dossiers parents (chmod o+x), "
                            + "ou choisissez un autre dossier dans ARCHIPEL_HOME.")
                    .formatted(account, folder);
        }
    }

    /** The same home was opened twice inside one process. */
    record OpenHere(Path home) implements ClusterProblem {
        @Override
        public String sentence() {
            return "La base de %s est déjà ouverte par ce même processus.".formatted(home);
        }
    }

    /** The file that holds the password is gone, while another process keeps the cluster open. */
    record PasswordLost(Path file) implements ClusterProblem {
        @Override
        public String sentence() {
            return ("Le fichier %s, qui garde le mot de passe de la base, a disparu alors qu'un autre processus Archipel "
                            + "l'utilise. Arrêtez ce processus puis recommencez : un nouveau mot de passe sera créé.")
                    .formatted(file);
        }
    }

    /** One of PostgreSQL's programs failed; {@code output} is the end of what it printed. */
    record ProgramFailed(String action, String program, String output) implements ClusterProblem {
        @Override
        public String sentence() {
            return "%s a échoué (%s). Réponse de PostgreSQL : %s".formatted(action, program, output.strip());
        }
    }

    /** A file or folder could not be read or written. */
    record FileRefused(String action, String reason) implements ClusterProblem {
        @Override
        public String sentence() {
            return "%s : le système a refusé (%s). Vérifiez les droits et la place libre sur le disque."
                    .formatted(action, reason);
        }
    }
}
