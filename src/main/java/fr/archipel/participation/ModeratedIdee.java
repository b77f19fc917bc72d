package fr.archipel.participation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An idea as moderators see it: its text as it came, what was decided, when it goes.
 *
 * @param alertes what to look at in the text, in words: a link, an address, a telephone number
 * @param etat id of an {@link Etat}
 * @param effaceLe day on which it is deleted as things stand
 * @param version to send with a decision or an answer
 * @param decisions newest first
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ModeratedIdee(
        long id,
        String theme,
        @Nullable String titre,
        String texte,
        List<String> alertes,
        CommuneRef commune,
        String lieu,
        List<Double> position,
        String etat,
        @Nullable String motif,
        String deposeLe,
        @Nullable String decideLe,
        @Nullable String publieeLe,
        String effaceLe,
        @Nullable Reponse reponse,
        @Nullable FicheRef fiche,
        int version,
        List<Decision> decisions) {

    /**
     * What a moderator decided.
     *
     * @param moment ISO 8601, with offset
     * @param annulee whether it was taken back
     */
    public record Decision(
            String avant, String apres, @Nullable String motif, String auteur, String moment, boolean annulee) {}

    ModeratedIdee with(List<Decision> all) {
        return new ModeratedIdee(
                id, theme, titre, texte, alertes, commune, lieu, position, etat, motif, deposeLe, decideLe, publieeLe,
                effaceLe, reponse, fiche, version, all);
    }
}
