package fr.archipel.exchange.intake.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.db.Page;
import fr.archipel.exchange.intake.ImportReport;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.exchange.profile.MappingRequest;
import fr.archipel.exchange.profile.Mappings;
import fr.archipel.exchange.profile.Profile;
import fr.archipel.exchange.profile.ProfileStore;
import fr.archipel.exchange.profile.Profiles;
import fr.archipel.exchange.profile.Target;
import fr.archipel.exchange.profile.Targets;
import fr.archipel.exchange.reader.LayerFile;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.exchange.reader.ReadOptions;
import fr.archipel.json.Json;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Field;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Listing;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What files can go into, and the profiles that say how: built in, or saved by people. */
public final class ProfileRoutes implements Routes {
    private final KeyGate gate;
    private final Catalogue catalogue;
    private final ProfileStore saved;

    private final ImportDesk desk;

    public ProfileRoutes(KeyGate gate, Catalogue catalogue, ProfileStore saved, ImportDesk desk) {
        this.gate = gate;
        this.desk = desk;
        this.catalogue = catalogue;
        this.saved = saved;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/imports/cibles", this::targets);
        routes.get("/api/profils-import", this::profiles);
        routes.put("/api/profils-import/{id}", this::save);
        routes.delete("/api/profils-import/{id}", this::delete);
    }

    private void targets(Context ctx) {
        Parameters.of(ctx, List.of());
        list(ctx, Targets.all(catalogue).stream().map(ProfileRoutes::view).toList());
    }

    private static <T> void list(Context ctx, List<T> all) {
        Answers.json(ctx, Listing.of(ctx, new Page<>(all.size(), all, Optional.empty())));
    }

    private static ObjectNode view(Target target) {
        ObjectNode view = Json.object();
        view.put("id", target.id()).put("titre", target.title());
        view.put("geometrie", target.geometry() == null ? null : target.geometryType());
        view.put("cree", target.creates());
        ArrayNode fields = view.putArray("champs");
        target.fields().forEach(field -> fields.add(view(field)));
        return view;
    }

    private static ObjectNode view(Field field) {
        ObjectNode view = Json.object();
        view.put("champ", field.name()).put("libelle", field.title());
        view.putPOJO("type", field.type());
        view.put("obligatoire", field.required()).put("unite", field.unit());
        ArrayNode codes = view.putArray("codes");
        field.codes().forEach(code -> codes.addObject().put("code", code.code()).put("titre", code.title()));
        return view;
    }

    private void profiles(Context ctx) {
        Parameters.of(ctx, List.of());
        List<Profile> all = new ArrayList<>(Profiles.builtIn());
        all.addAll(saved.list());
        list(ctx, all);
    }

    private void save(Context ctx) {
        Author author = gate.author(ctx);
        Parameters.of(ctx, List.of());
        String id = ctx.pathParam("id");
        JsonNode body = Bodies.json(ctx);
        Profile profile = body.has("import") ? ofImport(id, body) : ProfileStore.parse(Json.bytes(body));
        if (!id.equals(profile.id())) {
            throw invalid("id", String.valueOf(profile.id()), id);
        }
        Target target = Targets.find(catalogue, String.valueOf(profile.target()))
                .orElseThrow(() ->
                        invalid("target", String.valueOf(profile.target()), "une cible, voir /api/imports/cibles"));
        saved.save(profile, target, author.name());
        Answers.json(ctx, profile);
    }

    /** How the columns of an import's file are read now: {@code {"import": ID, "titre": …}}. */
    private Profile ofImport(String id, JsonNode body) {
        ImportReport known = desk.imports().get(body.path("import").asText());
        Path file = desk.files()
                .find(known.id())
                .orElseThrow(() -> new ProblemException(new Problem.Conflict(
                        "Le fichier de cet import n'est plus gardé : sa lecture ne peut plus s'enregistrer.")));
        ImportRequest asked = known.demande();
        try (LayerReader reader = LayerFile.open(file, new ReadOptions(asked.fileLayer(), asked.encoding()))) {
            return Mappings.of(
                            new MappingRequest(known.cible().id(), asked.profile(), asked.mapping()),
                            Targets.all(catalogue),
                            saved.list(),
                            reader.columns())
                    .saved(id, body.path("titre").asText());
        }
    }

    private void delete(Context ctx) {
        gate.author(ctx);
        Parameters.of(ctx, List.of());
        String id = ctx.pathParam("id");
        if (Profiles.find(id).isPresent()) {
            throw new ProblemException(
                    new Problem.Conflict("Ce profil est fourni avec Archipel ; il ne s'efface pas."));
        }
        saved.delete(id);
        ctx.status(204);
    }

    private static ProblemException invalid(String field, String value, String accepted) {
        return new ProblemException(new Problem.InvalidField(field, value, accepted));
    }
}
