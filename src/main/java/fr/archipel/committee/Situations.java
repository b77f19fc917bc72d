package fr.archipel.committee;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Page;
import fr.archipel.json.Json;
import fr.archipel.request.Paging;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a committee looks at, put together: the figures, then the four sections, each bounded. */
public final class Situations {
    /** How the figures are made, in words. */
    static final List<String> RULES = List.of(
            "Ce qui a bougé : les décisions, étapes de financement, dépenses, notes et pièces jointes datées après le premier"
                    + " jour et au plus tard le second ; celles datées d'avant et saisies entre les deux, avec leur jour de"
                    + " saisie ; celles annulées entre les deux ; les fiches créées, modifiées, archivées entre les deux.",
            "Avant et après : les montants au premier et au second jour, par les règles du suivi. Le coût est celui"
                    + " d'aujourd'hui aux deux dates. Une fiche créée entre les deux ne compte pas avant ; une fiche archivée"
                    + " entre les deux ne compte pas après.",
            "En retard : sans mouvement depuis le nombre de mois demandé ; année de lancement passée, la fiche n'étant pas"
                    + " engagée ; dernière année passée, la fiche n'étant pas réalisée ; financement sollicité et sans réponse"
                    + " saisie depuis ce nombre de mois ; dépense réalisée au-dessous de la dépense prévue des années passées,"
                    + " là où une dépense réalisée est saisie.",
            "En déséquilibre : les alertes du suivi sur les montants, et les montants que le contrat imprime différemment à"
                    + " deux endroits.",
            "À décider : les points de l'ordre du jour ; ceux d'un comité tenu restés sans décision ; les fiches proposées,"
                    + " que le comité de pilotage valide ; pour un COTECH, les fiches en maturation ; les projets qui"
                    + " prendraient des enveloppes foncières.");

    private final SituationStore store;

    public Situations(SituationStore store) {
        this.store = store;
    }

    LocalDate since(@Nullable String contrat, @Nullable String nature, LocalDate day) {
        return store.since(contrat, nature, day);
    }

    Optional<Page<ObjectNode>> list(Section section, Period period, Paging paging) {
        return store.list(section, period, paging);
    }

    /** {@code limit}: at most so many fiches a section; each says how many there are. */
    ObjectNode of(Period period, int limit) {
        ObjectNode answer = Json.object();
        answer.put("contrat", period.contrat());
        answer.put("nature", period.nature());
        answer.put("depuis", period.since().toString());
        answer.put("date", period.day().toString());
        answer.put("mois", period.months());
        answer.set("chiffres", store.figures(period));
        for (Section section : Section.values()) {
            Page<ObjectNode> page =
                    store.list(section, period, new Paging(limit, null)).orElseThrow();
            ObjectNode part = answer.putObject(section.member());
            part.put("numberMatched", page.matched());
            ArrayNode items = part.putArray("items");
            page.items().forEach(items::add);
        }
        answer.set("regles", Json.MAPPER.valueToTree(RULES));
        return answer;
    }
}
