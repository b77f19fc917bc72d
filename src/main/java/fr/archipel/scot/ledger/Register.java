package fr.archipel.scot.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The registers.
 *
 * @param id as its address names it
 * @param drawn whether its entries may hold a drawing
 * @param filters parameters of its list beside perimetre and annules
 * @param members of the body that makes an entry
 */
record Register(String id, String table, String titre, boolean drawn, List<String> filters, List<String> members) {
    static final Register QUALIFICATIONS = new Register(
            "qualifications",
            "friche_qualification",
            "Qualifications de friches",
            false,
            List.of("friche"),
            List.of("friche", "qualification", "decideur", "date_decision", "preuve", "remarque"));
    static final Register RENATURATIONS = new Register(
            "renaturations",
            "renaturation",
            "Renaturations",
            true,
            List.of(),
            List.of(
                    "titre",
                    "commune",
                    "surface_m2",
                    "date_effet",
                    "preuve",
                    "deductible",
                    "remarque",
                    "geometry",
                    "crs"));
    static final Register PENE = new Register(
            "pene",
            "pene",
            "Projets d'envergure nationale ou européenne",
            true,
            List.of("fiche"),
            List.of("titre", "arrete", "fiche", "remarque", "consommations", "geometry", "crs"));
    static final Register PROJETS = new Register(
            "projets",
            "projet_foncier",
            "Projets déclarés",
            true,
            List.of("fiche", "objet"),
            List.of(
                    "titre",
                    "fiche",
                    "objet",
                    "geometry",
                    "crs",
                    "nature",
                    "etat",
                    "date_effet",
                    "conforme",
                    "preuve",
                    "remarque"));

    String path() {
        return "/api/registres/" + id;
    }

    List<String> parameters() {
        List<String> all = new ArrayList<>(List.of("perimetre", "annules", "f"));
        all.addAll(filters);
        return all;
    }
}
