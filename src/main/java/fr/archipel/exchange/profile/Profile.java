package fr.archipel.exchange.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of file becomes rows of a target. Built in ({@link Profiles}), saved by people ({@link ProfileStore}), or made
 * for one file from the names of its columns.
 *
 * @param target id of the {@link Target}
 * @param standard that the file follows, with its version; null when there is none
 * @param source who makes such files; null when anybody may
 * @param erases whether an empty cell empties the object's field; else it says nothing
 * @param signature columns that betray such a file, all of them; several names for one are apart by {@code |}
 * @param area null when points stay points
 * @param unfold null when a row is a row
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Profile(
        String id,
        String title,
        @Nullable String description,
        String target,
        @Nullable String standard,
        @Nullable String source,
        KeyRule key,
        boolean erases,
        List<String> signature,
        List<FieldMapping> fields,
        @Nullable DrawnArea area,
        @Nullable Unfold unfold) {
    /** Of the profile that is made for one file. */
    public static final String AUTOMATIC = "automatique";

    public Profile {
        signature = signature == null ? List.of() : List.copyOf(signature);
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    public java.util.Optional<FieldMapping> findField(String name) {
        return fields.stream().filter(each -> each.field().equals(name)).findFirst();
    }

    Profile with(List<FieldMapping> others) {
        return new Profile(
                id, title, description, target, standard, source, key, erases, signature, others, area, unfold);
    }
}
