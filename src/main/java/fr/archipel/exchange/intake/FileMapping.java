package fr.archipel.exchange.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.exchange.profile.KeyRule;
import fr.archipel.exchange.profile.RowMapper;
import fr.archipel.exchange.profile.Target;
import java.util.Map;

/**
 * How the rows of one file become those of a target.
 *
 * @param columns column of the file by field of the target, for corrections
 * @param view what people see of it: the members {@code profil}, {@code profils}, {@code correspondance}, {@code colonnes}
 *     of a report
 */
record FileMapping(Target target, KeyRule key, RowMapper mapper, Map<String, String> columns, ObjectNode view) {
    FileMapping {
        columns = Map.copyOf(columns);
    }
}
