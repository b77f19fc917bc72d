package fr.archipel.http;

import fr.archipel.account.KeyAdminRoutes;
import fr.archipel.account.KeyGate;
import fr.archipel.account.KeyStore;
import fr.archipel.account.KeyWriteStore;
import fr.archipel.db.Database;
import fr.archipel.fiche.map.TerritoryMapStore;
import fr.archipel.layer.Catalogue;
import fr.archipel.quality.QualityRoutes;
import fr.archipel.quality.QualityStore;
import fr.archipel.request.Routes;
import fr.archipel.scot.PerimeterStore;
import fr.archipel.sheet.SheetRoutes;
import fr.archipel.sheet.SheetStore;
import fr.archipel.territory.ReferenceStore;
import java.time.Clock;
import java.util.List;

/** The sheets of territories, what data lack, and who manages keys. */
final class TerritoryRooms {
    private TerritoryRooms() {}

    /** {@code accounts}: what answers about land share; {@code clock} says which day it is; {@code gate}, who may write. */
    static List<Routes> all(Database database, Catalogue catalogue, LandAccounts accounts, KeyGate gate, Clock clock) {
        QualityStore quality = new QualityStore(database, catalogue);
        return List.of(
                new KeyAdminRoutes(gate, new KeyStore(database), new KeyWriteStore(database)),
                new QualityRoutes(quality, new ReferenceStore(database), clock),
                new SheetRoutes(
                        catalogue,
                        new PerimeterStore(database),
                        new SheetStore(database),
                        accounts.trajectories(),
                        quality,
                        new TerritoryMapStore(database, catalogue),
                        clock));
    }
}
