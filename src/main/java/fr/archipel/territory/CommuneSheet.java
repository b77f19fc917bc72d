package fr.archipel.territory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a commune.
 *
 * @param objets by layer; a layer without object here has an empty list
 * @param consommationEnaf hectares consumed in the known years of the limited period; null when no file of land
 *     consumption has the commune, the reason then says so
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CommuneSheet(
        @JsonUnwrapped Identity identity,
        List<FicheHere> fiches,
        Map<String, List<ObjetHere>> objets,
        Map<String, LayerTotal> totaux,
        @Nullable BigDecimal consommationEnaf,
        @Nullable String consommationEnafRaison,
        @Nullable LandConsumption consommationEspaces) {

    private static final String NO_ENAF =
            "Aucun fichier de consommation d'espaces par commune n'est importé : le chiffre est non renseigné.";

    static CommuneSheet of(
            Identity identity,
            List<FicheHere> fiches,
            Map<String, List<ObjetHere>> objets,
            @Nullable LandConsumption consumption) {
        Map<String, LayerTotal> totals = new LinkedHashMap<>();
        objets.forEach((layer, list) -> totals.put(
                layer, LayerTotal.of(list, ObjetHere::surfaceDansCommuneHa, ObjetHere::longueurDansCommuneKm)));
        BigDecimal latest = consumption == null ? null : consumption.limited();
        return new CommuneSheet(
                identity, fiches, objets, totals, latest, latest == null ? reason(consumption) : null, consumption);
    }

    private static String reason(@Nullable LandConsumption consumption) {
        return consumption == null
                ? NO_ENAF
                : "L'édition " + consumption.millesime()
                        + " ne donne pas toutes les années de la période : le chiffre est non renseigné.";
    }

    /**
     * The commune itself.
     *
     * @param precision how its contour was obtained
     * @param centre a point inside it, longitude and latitude
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Identity(
            @JsonUnwrapped CommuneSummary commune,
            @Nullable String siren,
            String precision,
            List<String> sources,
            List<Double> centre) {}

    /**
     * A fiche that concerns the commune, once, by its strongest link.
     *
     * @param role localisation, porte_sur, dessert or mentionne; null when the document does not say where it acts
     * @param montantTotalEur null when the contract prints no amount
     * @param portee commune (the fiche names it), objet (one of its objects) or epci (the whole agglomeration)
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record FicheHere(
            @JsonUnwrapped FicheRef fiche,
            @Nullable String role,
            String axe,
            @Nullable BigDecimal montantTotalEur,
            String portee) {}

    /** An object and its part inside the commune: an area or a length, the other is null. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ObjetHere(
            @JsonUnwrapped ObjetRef objet,
            @Nullable Double surfaceDansCommuneHa,
            @Nullable Double longueurDansCommuneKm) {}
}
