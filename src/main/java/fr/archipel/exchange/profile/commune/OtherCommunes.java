package fr.archipel.exchange.profile.commune;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.archipel.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Communes that are not of today's territory: those of old, and those around, whose names must not be taken for a
 * misspelling of ours.
 *
 * @param neighbours INSEE code → name
 */
public record OtherCommunes(List<FormerCommune> former, Map<String, String> neighbours) {
    static final OtherCommunes NONE = new OtherCommunes(List.of(), Map.of());

    public OtherCommunes {
        former = List.copyOf(former);
        neighbours = Map.copyOf(neighbours);
    }

    /** Those of the Nord and the Pas-de-Calais, with what became of them. */
    public static OtherCommunes builtIn() {
        return new OtherCommunes(
                read("anciennes-communes.json", new TypeReference<FormerFile>() {})
                        .communes(),
                read("communes-voisines.json", new TypeReference<NeighbourFile>() {})
                        .communes());
    }

    private record FormerFile(String source, List<FormerCommune> communes) {}

    private record NeighbourFile(String source, Map<String, String> communes) {}

    private static <T> T read(String name, TypeReference<T> type) {
        try (InputStream in = OtherCommunes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return Json.MAPPER.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    Optional<FormerCommune> formerOf(String code) {
        return former.stream().filter(each -> code.equals(each.code())).findFirst();
    }

    /** {@code key}: as {@link CommuneName#key} makes it. */
    Optional<FormerCommune> formerNamed(String key) {
        return former.stream()
                .filter(each -> CommuneName.key(each.nom()).equals(key))
                .findFirst();
    }
}
