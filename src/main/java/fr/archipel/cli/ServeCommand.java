package fr.archipel.cli;

import fr.archipel.account.KeyStore;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.geo.CrsDefinition;
import fr.archipel.http.LandLayers;
import fr.archipel.http.Rooms;
import fr.archipel.http.Server;
import fr.archipel.metadata.Contact;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./archipel serve}: the service, until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Sert l'application, l'API OGC et l'API de planification.")
final class ServeCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 10;

    @Option(names = "--port", description = "port d'écoute (7070 ; 0 : un port libre)", defaultValue = "7070")
    private int port;

    @Option(names = "--host", description = "adresse d'écoute (127.0.0.1)", defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    @Option(
            names = "--public-url",
            description = "adresse publique du service, derrière un mandataire (sinon ARCHIPEL_PUBLIC_URL)",
            defaultValue = "")
    private String publicUrl = "";

    @Option(
            names = "--contact",
            description = "qui répond du service, dans le catalogue : « Nom <adresse> » (sinon ARCHIPEL_CONTACT)",
            defaultValue = "")
    private String contact = "";

    @Option(
            names = "--refresh-sources",
            paramLabel = "JOURS",
            description =
                    "regarder tous les tant de jours si les sources ouvertes ont du nouveau, et le proposer (sinon ARCHIPEL_REFRESH_SOURCES ; 0 : jamais)",
            defaultValue = "")
    private String refresh = "";

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ProblemException(
                    new Problem.InvalidParameter("--port", Integer.toString(port), "un entier de 0 à 65535"));
        }
        checkHost();
        String links = PublicUrl.read(publicUrl.isBlank() ? System.getenv("ARCHIPEL_PUBLIC_URL") : publicUrl);
        Contact person = Contact.read(contact.isBlank() ? System.getenv("ARCHIPEL_CONTACT") : contact);
        int days = RefreshSources.days(refresh.isBlank() ? System.getenv("ARCHIPEL_REFRESH_SOURCES") : refresh);
        AtomicBoolean served = new AtomicBoolean();
        // Registered first, run last, when no thread of the service is left.
        ClassArchive.wanted().ifPresent(file -> AtExit.close(() -> writeArchive(file, served)));
        try (Installation installation = Installation.open(CONNECTIONS);
                Server server = listen(installation, links, person)) {
            AtExit.close(server::close);
            installation.reloadContracts();
            installation.watchCluster();
            new Imports(installation.database(), installation.catalogue()).clean();
            tellFirstKey(installation);
            RefreshSources.start(installation, days);
            AtExit.close(LandLayers.start(installation.database())::close);
            System.out.printf("Archipel est prêt : http://%s:%d/%n", shown(host), server.port());
            System.out.flush();
            served.set(true);
            CrsDefinition.prepare();
            new CountDownLatch(1).await(); // until a signal ends the process, through AtExit
        }
        return 0;
    }

    /** At the very first start. Kept nowhere: what is printed here is the only copy. */
    private static void tellFirstKey(Installation installation) {
        new KeyStore(installation.database())
                .createFirst()
                .ifPresent(key -> System.out.printf(
                        "Clé d'administration, affichée cette seule fois ; gardez-la en lieu sûr :%n    %s%n",
                        key.text()));
    }

    private void checkHost() {
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ProblemException(new Problem.InvalidParameter(
                    "--host", host, "une adresse ou un nom de cette machine, comme 127.0.0.1 ou 0.0.0.0"));
        }
    }

    private Server listen(Installation installation, String links, Contact person) {
        try {
            return Server.start(
                    host,
                    port,
                    links,
                    Rooms.all(
                            installation.database(),
                            installation.catalogue(),
                            Installation.root().resolve("web/dist"),
                            Installation.home(),
                            person));
        } catch (JavalinBindException e) {
            throw new ProblemException(new Problem.Unavailable(
                    "Le port %d de %s est déjà pris ou interdit. Choisissez-en un autre : ./archipel serve --port 7071"
                            .formatted(port, host)));
        }
    }

    private static void writeArchive(Path file, AtomicBoolean served) {
        if (served.get()) {
            ClassArchive.write(file);
        }
    }

    private static String shown(String host) {
        return host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }
}
