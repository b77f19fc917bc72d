package fr.archipel.exchange.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Database;
import fr.archipel.exchange.profile.FileColumn;
import fr.archipel.exchange.profile.MappedField;
import fr.archipel.exchange.profile.Mapping;
import fr.archipel.exchange.profile.MappingRequest;
import fr.archipel.exchange.profile.Mappings;
import fr.archipel.exchange.profile.ProfileStore;
import fr.archipel.exchange.profile.Target;
import fr.archipel.exchange.profile.Targets;
import fr.archipel.exchange.profile.commune.CommuneNamesStore;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.exchange.reader.Row;
import fr.archipel.json.Json;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Field;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mappings by profiles: built in, saved by people, or made from the names of columns. */
record ProfileMappings(Database database, Catalogue catalogue) implements FileMappings {
    /** Rows that samples are taken from. */
    private static final int LOOKED_AT = 50;

    /** Enough rows were seen. */
    private static final class Enough extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Target target(String id) {
        return Targets.find(catalogue, id)
                .orElseThrow(() -> new ProblemException(new Problem.InvalidField(
                        "cible",
                        id,
                        String.join(
                                ", ",
                                Targets.all(catalogue).stream().map(Target::id).toList()))));
    }

    @Override
    public FileMapping of(ImportRequest request, LayerReader reader, String fileName) {
        Mapping mapping = Mappings.of(
                new MappingRequest(request.target(), request.profile(), request.mapping()),
                Targets.all(catalogue),
                new ProfileStore(database).list(),
                reader.columns());
        List<Row> rows = first(reader);
        List<MappedField> fields = mapping.fields(rows);
        Map<String, String> columns = new LinkedHashMap<>();
        for (MappedField field : fields) {
            String column = field.column();
            if (column != null) {
                columns.put(field.field().name(), column);
            }
        }
        return new FileMapping(
                mapping.target(),
                mapping.profile().key(),
                mapping.mapper(new CommuneNamesStore(database).load(), fileName),
                columns,
                view(mapping, fields, rows));
    }

    private static List<Row> first(LayerReader reader) {
        List<Row> rows = new ArrayList<>();
        try {
            reader.read(row -> {
                rows.add(row);
                if (rows.size() >= LOOKED_AT) {
                    throw new Enough();
                }
            });
        } catch (Enough e) {
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static ObjectNode view(Mapping mapping, List<MappedField> fields, List<Row> rows) {
        ObjectNode view = Json.object();
        if (mapping.base() == null) {
            view.putNull("profil");
        } else {
            view.putObject("profil")
                    .put("id", mapping.base())
                    .put("titre", mapping.profile().title());
        }
        ArrayNode profiles = view.putArray("profils");
        mapping.recognised()
                .forEach(each -> profiles.addObject()
                        .put("id", each.profile().id())
                        .put("titre", each.profile().title())
                        .put("cible", each.profile().target())
                        .put("reconnu", Math.round(each.share() * 100) / 100.0));
        ArrayNode correspondence = view.putArray("correspondance");
        fields.forEach(each -> field(correspondence.addObject(), each));
        ArrayNode columns = view.putArray("colonnes");
        for (FileColumn each : mapping.fileColumns(rows)) {
            ObjectNode column = columns.addObject()
                    .put("nom", each.column().name())
                    .put("type", each.column().type().id())
                    .put("champ", each.field())
                    .put("identifiant", each.key());
            each.samples().forEach(column.putArray("exemples")::add);
        }
        return view;
    }

    private static void field(ObjectNode node, MappedField mapped) {
        Field field = mapped.field();
        node.put("champ", field.name())
                .put("libelle", field.title())
                .put("type", field.type().id())
                .put("obligatoire", field.required())
                .put("unite", field.unit());
        ArrayNode codes = node.putArray("codes");
        field.codes().forEach(code -> codes.addObject().put("code", code.code()).put("titre", code.title()));
        node.put("colonne", mapped.column())
                .put("origine", mapped.origin().id())
                .put("valeur", mapped.value());
        mapped.samples().forEach(node.putArray("exemples")::add);
    }
}
