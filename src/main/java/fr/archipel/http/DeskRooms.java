package fr.archipel.http;

import fr.archipel.account.KeyGate;
import fr.archipel.committee.CommitteeRooms;
import fr.archipel.db.Database;
import fr.archipel.layer.Catalogue;
import fr.archipel.metadata.Contact;
import fr.archipel.participation.ParticipationRooms;
import fr.archipel.participation.Settings;
import fr.archipel.request.Routes;
import fr.archipel.scot.PerimeterStore;
import fr.archipel.theme.ThemeRoutes;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The rooms of the desk, put together. */
final class DeskRooms {
    private DeskRooms() {}

    /** {@code clock} says which day it is; {@code gate}, who may write; {@code contact}, who answers for the service. */
    static List<Routes> all(Database database, Catalogue catalogue, KeyGate gate, Contact contact, Clock clock) {
        return Stream.of(
                        List.<Routes>of(new ThemeRoutes(catalogue, database, new PerimeterStore(database), clock)),
                        ParticipationRooms.all(database, gate, Settings.read(System.getenv()), contact, clock),
                        CommitteeRooms.all(database, catalogue, gate, clock))
                .flatMap(List::stream)
                .toList();
    }
}
