package fr.archipel.http;

import fr.archipel.account.KeyGate;
import fr.archipel.db.Database;
import fr.archipel.fiche.map.FootprintMapStore;
import fr.archipel.layer.Catalogue;
import fr.archipel.request.Routes;
import fr.archipel.scot.PerimeterStore;
import fr.archipel.scot.check.CheckRoutes;
import fr.archipel.scot.check.Checks;
import fr.archipel.scot.check.ProjectLayer;
import fr.archipel.scot.check.ProjectLayerStore;
import fr.archipel.scot.check.ScenarioRoutes;
import fr.archipel.scot.check.ScenarioStore;
import fr.archipel.scot.consumption.ConsumptionRoutes;
import fr.archipel.scot.consumption.ConsumptionStore;
import fr.archipel.scot.cover.CalculationStore;
import fr.archipel.scot.cover.Cover;
import fr.archipel.scot.cover.CoverRoutes;
import fr.archipel.scot.cover.CoverStore;
import fr.archipel.scot.cover.CoverWork;
import fr.archipel.scot.cover.FluxStore;
import fr.archipel.scot.cover.StockStore;
import fr.archipel.scot.footprint.FootprintRoutes;
import fr.archipel.scot.footprint.FootprintStore;
import fr.archipel.scot.footprint.Footprints;
import fr.archipel.scot.ledger.DeclarationStore;
import fr.archipel.scot.ledger.PeneStore;
import fr.archipel.scot.ledger.QualificationStore;
import fr.archipel.scot.ledger.RegisterRoutes;
import fr.archipel.scot.ledger.RenaturationStore;
import fr.archipel.scot.output.CheckFileRoutes;
import fr.archipel.scot.output.LocalReportRoutes;
import fr.archipel.scot.output.ReportTextStore;
import fr.archipel.scot.output.RoomFigures;
import fr.archipel.scot.rule.RuleEditRoutes;
import fr.archipel.scot.rule.RuleEditStore;
import fr.archipel.scot.rule.RuleHistoryStore;
import fr.archipel.scot.rule.RuleListStore;
import fr.archipel.scot.rule.RuleRoutes;
import fr.archipel.scot.rule.RuleSetEditStore;
import fr.archipel.scot.rule.RuleStore;
import fr.archipel.scot.trajectory.Charges;
import fr.archipel.scot.trajectory.CommuneLayer;
import fr.archipel.scot.trajectory.CommuneLayerStore;
import fr.archipel.scot.trajectory.ComparisonRoutes;
import fr.archipel.scot.trajectory.ScotStore;
import fr.archipel.scot.trajectory.TerritoryStore;
import fr.archipel.scot.trajectory.Trajectories;
import fr.archipel.scot.trajectory.TrajectoryRoutes;
import java.time.Clock;
import java.util.List;

/** The rooms that account for land, put together. */
final class ScotRooms {
    private ScotRooms() {}

    /** {@code accounts}: what answers of other rooms share; {@code clock} says which rules are in force; {@code gate}, who may write. */
    static List<Routes> all(Database database, Catalogue catalogue, LandAccounts accounts, KeyGate gate, Clock clock) {
        RuleStore rules = accounts.rules();
        PerimeterStore perimeters = new PerimeterStore(database);
        Trajectories trajectories = accounts.trajectories();
        Checks answers = new Checks(
                catalogue,
                rules,
                perimeters,
                trajectories,
                accounts.checks(),
                accounts.known(),
                new CoverStore(database),
                clock);
        FootprintRoutes files = new FootprintRoutes(new Footprints(new FootprintStore(database)));
        CalculationStore calculations = new CalculationStore(database);
        CoverWork work = new CoverWork(calculations).start();
        Cover cover = new Cover(
                new CoverStore(database), new StockStore(database), new FluxStore(database), calculations, work);
        return List.of(
                new RuleRoutes(rules, new RuleListStore(database), new RuleHistoryStore(database), clock),
                new RuleEditRoutes(gate, new RuleSetEditStore(database, clock), new RuleEditStore(database, clock)),
                new RegisterRoutes(
                        gate,
                        perimeters,
                        List.of(
                                new QualificationStore(database),
                                new RenaturationStore(database),
                                new PeneStore(database),
                                new DeclarationStore(database)),
                        clock),
                new ConsumptionRoutes(perimeters, new ConsumptionStore(database), clock),
                new CoverRoutes(gate, perimeters, cover, work, clock),
                new TrajectoryRoutes(perimeters, new ScotStore(database), trajectories, clock),
                new ComparisonRoutes(perimeters, new TerritoryStore(database), trajectories, clock),
                files,
                new CheckRoutes(answers, files),
                new ScenarioRoutes(gate, answers, new ScenarioStore(database)),
                new CheckFileRoutes(answers, new FootprintMapStore(database, catalogue), files, clock),
                new LocalReportRoutes(
                        perimeters,
                        new RoomFigures(trajectories, cover, clock),
                        new ReportTextStore(database),
                        gate,
                        clock));
    }

    /** What keeps the computed layers true, each to be run whenever something may have changed. */
    static List<Runnable> keptLayers(Database database, Clock clock) {
        LandAccounts accounts = LandAccounts.of(database);
        CommuneLayer communes = new CommuneLayer(
                new CommuneLayerStore(database),
                accounts.rules(),
                new TerritoryStore(database),
                accounts.trajectories(Charges.UNKNOWN),
                clock);
        ProjectLayer projects = new ProjectLayer(
                new ProjectLayerStore(database), accounts.checks(), accounts.known(), accounts.rules(), clock);
        return List.of(communes::update, projects::update);
    }
}
