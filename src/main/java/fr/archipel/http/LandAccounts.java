package fr.archipel.http;

import fr.archipel.db.Database;
import fr.archipel.scot.check.CheckStore;
import fr.archipel.scot.check.KnownProjects;
import fr.archipel.scot.check.ProjectStore;
import fr.archipel.scot.consumption.ConsumptionStore;
import fr.archipel.scot.ledger.PeneStore;
import fr.archipel.scot.ledger.RenaturationStore;
import fr.archipel.scot.rule.RuleStore;
import fr.archipel.scot.trajectory.Charges;
import fr.archipel.scot.trajectory.ScotStore;
import fr.archipel.scot.trajectory.Trajectories;

/**
 * What every answer about land is made of: one for all addresses, so that known projects are cut once, and one for the kept
 * layers, whose thread keeps the cutting it needs.
 */
record LandAccounts(Database database, RuleStore rules, CheckStore checks, KnownProjects known) {
    static LandAccounts of(Database database) {
        CheckStore checks = new CheckStore(database);
        return new LandAccounts(
                database, new RuleStore(database), checks, new KnownProjects(new ProjectStore(database), checks));
    }

    /** Charged with the known projects. */
    Trajectories trajectories() {
        return trajectories(known);
    }

    Trajectories trajectories(Charges charges) {
        return new Trajectories(
                rules,
                new ConsumptionStore(database),
                new PeneStore(database),
                new RenaturationStore(database),
                new ScotStore(database),
                charges);
    }
}
