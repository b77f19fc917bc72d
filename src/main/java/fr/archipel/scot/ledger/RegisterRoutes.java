package fr.archipel.scot.ledger;

import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.document.FileFormat;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Documents;
import fr.archipel.request.Links;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.scot.PerimeterId;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.PerimeterStore;
import fr.archipel.scot.SentBody;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/registres}: what people declare of land, register by register. */
public final class RegisterRoutes implements Routes {
    private final KeyGate gate;
    private final PerimeterStore perimeters;
    private final List<RegisterStore<?>> registers;
    private final Clock clock;

    /** {@code clock}: the day in Paris is the one past which nothing is settled, consumed or done. */
    public RegisterRoutes(KeyGate gate, PerimeterStore perimeters, List<RegisterStore<?>> registers, Clock clock) {
        this.gate = gate;
        this.perimeters = perimeters;
        this.registers = registers;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        for (RegisterStore<?> store : registers) {
            String path = store.register.path();
            routes.get(path, ctx -> list(ctx, store));
            routes.post(path, ctx -> create(ctx, store));
            routes.get(path + "/{id}", ctx -> {
                Parameters.of(ctx, List.of());
                Answers.json(ctx, store.document(number(ctx)));
            });
            routes.post(path + "/{id}/annulation", ctx -> annul(ctx, store));
            routes.post(path + "/{id}/retablissement", ctx -> restore(ctx, store));
        }
    }

    private <E extends Entry> void list(Context ctx, RegisterStore<E> store) {
        Parameters parameters =
                Parameters.of(ctx, Paging.parameters(store.register.parameters().toArray(String[]::new)));
        Paging paging = Paging.read(parameters);
        PerimeterSheet perimeter = perimeter(parameters);
        RegisterQuery query = query(parameters, store.register, perimeter);
        Optional<FileFormat> format =
                parameters.choice("f", List.of("json", "csv", "xlsx")).flatMap(this::format);
        if (format.isPresent()) {
            Documents.answer(
                    ctx,
                    RegisterSheets.report(
                            store.register,
                            store.all(query),
                            perimeter == null ? null : perimeter.titre(),
                            LocalDate.now(clock)),
                    format.get());
        } else {
            Answers.json(ctx, Listing.of(ctx, paging.get(store.page(query, paging))));
        }
    }

    private Optional<FileFormat> format(String name) {
        return switch (name) {
            case "csv" -> Optional.of(FileFormat.CSV);
            case "xlsx" -> Optional.of(FileFormat.XLSX);
            default -> Optional.empty();
        };
    }

    private @Nullable PerimeterSheet perimeter(Parameters parameters) {
        return parameters
                .find("perimetre")
                .map(text -> perimeters.get(PerimeterId.read("perimetre", text)))
                .orElse(null);
    }

    private static RegisterQuery query(Parameters parameters, Register register, @Nullable PerimeterSheet perimeter) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String filter : register.filters()) {
            parameters.find(filter).ifPresent(value -> filters.put(filter, value));
        }
        boolean annulled = parameters
                .choice("annules", List.of("true", "false"))
                .orElse("false")
                .equals("true");
        return new RegisterQuery(perimeter == null ? null : perimeter.insee(), filters, annulled);
    }

    private void create(Context ctx, RegisterStore<?> store) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        long id = store.create(author, Bodies.json(ctx), LocalDate.now(clock));
        String href = store.register.path() + "/" + id;
        ctx.header("Location", Links.origin(ctx) + href);
        Answers.json(ctx, Json.object().put("id", id).put("href", href));
        ctx.status(201);
    }

    private void annul(Context ctx, RegisterStore<?> store) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        String reason = SentBody.of(Bodies.json(ctx), List.of("motif")).text("motif", 2000);
        long id = number(ctx);
        store.annul(author, id, reason);
        Answers.json(ctx, store.document(id));
    }

    private void restore(Context ctx, RegisterStore<?> store) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        long id = number(ctx);
        store.restore(author, id);
        Answers.json(ctx, store.document(id));
    }

    private static long number(Context ctx) {
        String id = ctx.pathParam("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new ProblemException(new Problem.NotFound("L'inscription", id));
        }
        return Long.parseLong(id);
    }
}
