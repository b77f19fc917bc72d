package fr.archipel.participation;

import fr.archipel.account.KeyGate;
import fr.archipel.db.Database;
import fr.archipel.metadata.Contact;
import fr.archipel.request.Routes;
import fr.archipel.territory.ReferenceStore;
import java.time.Clock;
import java.util.List;

/** The room put together. */
public final class ParticipationRooms {
    private ParticipationRooms() {}

    /** {@code contact}: who answers for the service, named to those who write. */
    public static List<Routes> all(Database database, KeyGate gate, Settings settings, Contact contact, Clock clock) {
        return List.of(
                new ParticipationRoutes(
                        settings, contact, new IdeeStore(database, settings), new ReferenceStore(database)),
                new ModerationRoutes(
                        gate,
                        new ModerationStore(database, settings),
                        PurgeWork.start(new PurgeStore(database, settings)),
                        clock));
    }
}
