package fr.archipel.cli;

import fr.archipel.fiche.edit.ContractReloadStore;

/** Says on the terminal what a new load of the contract files did. */
final class ContractReport {
    private ContractReport() {}

    static void print(ContractReloadStore.Report report) {
        System.out.printf(
                "Contrats relus : %d fiches changées, %d valeurs saisies gardées, %d conflits à trancher (/api/conflits).%n",
                report.changed(), report.kept(), report.conflicts());
    }
}
