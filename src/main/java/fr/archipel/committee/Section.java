package fr.archipel.committee;

import fr.archipel.db.Sql;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The four questions of a committee. Each is a set of reasons about fiches; the database's functions hold the rules. */
enum Section {
    MOVED("mouvements", "Ce qui a bougé") {
        @Override
        Sql reasons(Period period) {
            return Sql.of("""
                    SELECT fiche, jsonb_agg(jsonb_build_object('type', type, 'date', le, 'saisi_le', saisi_le, 'tardif', tardif,
                      'annule', annule, 'detail', detail) ORDER BY le, n) AS faits
                    FROM mouvement_entre(?, ?) GROUP BY fiche""", period.since(), period.day());
        }
    },
    LATE("retards", "En retard") {
        @Override
        Sql reasons(Period period) {
            return Sql.of("""
                    SELECT fiche, jsonb_agg(jsonb_build_object('type', type, 'date', depuis, 'annee', annee, 'attendu', attendu,
                      'constate', constate) ORDER BY type, depuis, annee) AS faits
                    FROM retard_au(?, ?) GROUP BY fiche""", period.day(), period.months());
        }
    },
    UNBALANCED("desequilibres", "En déséquilibre") {
        @Override
        Sql reasons(Period period) {
            return Sql.of("""
                    SELECT fiche, jsonb_agg(jsonb_build_object('type', type, 'phrase', phrase, 'difference', difference,
                      'cout', cout, 'retenu', retenu, 'realise', realise) ORDER BY rang, type) AS faits
                    FROM desequilibre_au(?) GROUP BY fiche""", period.day());
        }
    },
    TO_DECIDE("a-decider", "À décider") {
        @Override
        Sql reasons(Period period) {
            return Sql.of("""
                    SELECT fiche, jsonb_agg(jsonb_build_object('type', type, 'date', le, 'titre', titre, 'statut', statut,
                      'minimum', minimum, 'maximum', maximum)
                      ORDER BY array_position(ARRAY['point', 'point_reporte', 'proposee', 'en_maturation', 'foncier'], type), le) AS faits
                    FROM a_decider_au(?, ?, ?) GROUP BY fiche""", period.day(), period.deciding(), period.committee());
        }
    };

    final String code;
    final String title;

    Section(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** {@code SELECT fiche, faits}: one row a fiche, its reasons as JSON. */
    abstract Sql reasons(Period period);

    static Optional<Section> find(String code) {
        return Stream.of(values()).filter(section -> section.code.equals(code)).findFirst();
    }

    static List<String> codes() {
        return Stream.of(values()).map(section -> section.code).toList();
    }

    /** Member of the answer: {@code a_decider}. */
    String member() {
        return code.replace('-', '_');
    }
}
