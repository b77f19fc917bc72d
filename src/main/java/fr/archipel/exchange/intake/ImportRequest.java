package fr.archipel.exchange.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be brought in. What is null is found out, or has its default.
 *
 * @param target id of a target
 * @param profile id of a profile
 * @param fileLayer one of several layers of the file
 * @param mapping column of the file by field of the target; an empty text leaves the field out
 * @param epsg reference system of the file's coordinates, when it does not say it or says it wrong
 * @param repair whether geometries that are not valid are made valid
 * @param keepValid apply the rows without error though others have some
 * @param choices by {@code rule} or {@code rule:row}: see {@link Choice}
 * @param corrections by row, by field: what the file should have said
 */
public record ImportRequest(
        @JsonProperty("cible") @Nullable String target,
        @JsonProperty("profil") @Nullable String profile,
        @JsonProperty("couche_fichier") @Nullable String fileLayer,
        @JsonProperty("correspondance") Map<String, String> mapping,
        @JsonProperty("crs") @Nullable Integer epsg,
        @JsonProperty("encodage") @Nullable String encoding,
        @JsonProperty("reparer") boolean repair,
        @JsonProperty("absents") Missing missing,
        @JsonProperty("garder_les_bonnes") boolean keepValid,
        @JsonProperty("choix") Map<String, String> choices,
        @JsonProperty("corrections") Map<Long, Map<String, String>> corrections) {

    public ImportRequest {
        mapping = mapping == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
        missing = missing == null ? Missing.GARDER : missing;
        choices = choices == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(choices));
        corrections = corrections == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(corrections));
        choices.forEach(Choice::check);
    }

    /** Into that target, the rest as it comes. */
    public static ImportRequest into(String target) {
        return new ImportRequest(
                target, null, null, Map.of(), null, null, true, Missing.GARDER, false, Map.of(), Map.of());
    }

    public ImportRequest withRepair(boolean wanted) {
        return new ImportRequest(
                target, profile, fileLayer, mapping, epsg, encoding, wanted, missing, keepValid, choices, corrections);
    }

    public ImportRequest withEpsg(@Nullable Integer code) {
        return new ImportRequest(
                target, profile, fileLayer, mapping, code, encoding, repair, missing, keepValid, choices, corrections);
    }

    public ImportRequest withMissing(Missing wanted) {
        return new ImportRequest(
                target, profile, fileLayer, mapping, epsg, encoding, repair, wanted, keepValid, choices, corrections);
    }

    public ImportRequest withKeepValid(boolean wanted) {
        return new ImportRequest(
                target, profile, fileLayer, mapping, epsg, encoding, repair, missing, wanted, choices, corrections);
    }

    public ImportRequest withChoices(Map<String, String> wanted) {
        return new ImportRequest(
                target, profile, fileLayer, mapping, epsg, encoding, repair, missing, keepValid, wanted, corrections);
    }

    public ImportRequest withCorrections(Map<Long, Map<String, String>> wanted) {
        return new ImportRequest(
                target, profile, fileLayer, mapping, epsg, encoding, repair, missing, keepValid, choices, wanted);
    }
}
