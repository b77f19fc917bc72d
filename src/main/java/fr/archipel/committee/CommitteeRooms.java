package fr.archipel.committee;

import fr.archipel.account.KeyGate;
import fr.archipel.db.Database;
import fr.archipel.fiche.map.FicheMapStore;
import fr.archipel.layer.Catalogue;
import fr.archipel.request.Routes;
import fr.archipel.territory.ReferenceStore;
import java.time.Clock;
import java.util.List;

/** The room put together. */
public final class CommitteeRooms {
    private CommitteeRooms() {}

    /** {@code clock}: the day in Paris; {@code gate}: who may write. */
    public static List<Routes> all(Database database, Catalogue catalogue, KeyGate gate, Clock clock) {
        CommitteeStore committees = new CommitteeStore(database);
        ReferenceStore references = new ReferenceStore(database);
        SituationRoutes situations =
                new SituationRoutes(committees, new Situations(new SituationStore(database)), references, clock);
        return List.of(
                situations,
                new CommitteeFileRoutes(committees, situations, new FicheMapStore(database, catalogue), clock),
                new CommitteeRoutes(
                        gate,
                        committees,
                        new CommitteeEditStore(database, clock),
                        new CommitteeHistoryStore(database),
                        references));
    }
}
