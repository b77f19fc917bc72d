package fr.archipel.committee;

import fr.archipel.account.KeyGate;
import fr.archipel.db.Database;
import fr.archipel.request.Routes;
import fr.archipel.territory.ReferenceStore;
import java.time.Clock;
import java.util.List;

/** The room put together. */
public final class CommitteeRooms {
    private CommitteeRooms() {}

    /** {@code clock}: the day in Paris; {@code gate}: who may write. */
    public static List<Routes> all(Database database, KeyGate gate, Clock clock) {
        CommitteeStore committees = new CommitteeStore(database);
        ReferenceStore references = new ReferenceStore(database);
        return List.of(
                new SituationRoutes(committees, new Situations(new SituationStore(database)), references, clock),
                new CommitteeRoutes(
                        gate,
                        committees,
                        new CommitteeEditStore(database, clock),
                        new CommitteeHistoryStore(database),
                        references));
    }
}
