package fr.archipel.scot.check;

import fr.archipel.scot.Interval;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.check.Verification.Checked;
import fr.archipel.scot.consumption.LandSource;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.trajectory.Charges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The projects Archipel knows, cut once by what they meet and kept as long as nothing changes beneath: fiches with a footprint,
 * objects and drawings of the register. Read by many threads.
 */
public final class KnownProjects implements Charges, CheckQuery.Known {
    private static final int MAXIMUM_VERIFICATIONS = 8;

    private final ProjectStore projects;
    private final CheckStore store;
    private volatile @Nullable Snapshot last;

    public KnownProjects(ProjectStore projects, CheckStore store) {
        this.projects = projects;
        this.store = store;
    }

    private record Key(Exclusions rules, @Nullable Edition edition) {}

    /** All of a version: the cutting is done the first time it is needed. */
    private final class Snapshot {
        private final String versions;
        private final List<Projet> drawn;
        /** What could be cut; the others are {@link #tooVast}. */
        private List<Projet> cut = List.of();

        private List<Projet> tooVast = List.of();
        private final List<Projet> bare;
        private final Map<Key, Verification> verifications = new HashMap<>();
        private @Nullable Partition partition;

        Snapshot(String versions, List<Projet> all) {
            this.versions = versions;
            this.drawn = all.stream()
                    .filter(each -> each.emprise() != null)
                    .sorted(Projet.PRECEDENCE)
                    .toList();
            this.bare = all.stream().filter(each -> each.emprise() == null).toList();
        }

        synchronized Verification verification(Key key) {
            Partition all = partition();
            if (verifications.size() >= MAXIMUM_VERIFICATIONS && !verifications.containsKey(key)) {
                verifications.clear();
            }
            return verifications.computeIfAbsent(
                    key, asked -> Verification.of(cut, all, asked.rules(), said -> Guard.of(said, asked.edition())));
        }

        synchronized List<Projet> tooVast() {
            partition();
            return tooVast;
        }

        private synchronized Partition partition() {
            Partition known = partition;
            if (known != null) {
                return known;
            }
            PieceByPiece.Cut done = new PieceByPiece(store)
                    .measure(drawn.stream()
                            .map(each -> Objects.requireNonNull(each.emprise()))
                            .toList());
            cut = done.kept().stream().map(drawn::get).toList();
            tooVast = done.leftOut().stream().map(drawn::get).toList();
            partition = done.partition();
            return done.partition();
        }
    }

    private Snapshot now() {
        String versions = store.versions();
        Snapshot known = last;
        if (known != null && known.versions.equals(versions)) {
            return known;
        }
        synchronized (this) {
            Snapshot again = last;
            if (again != null && again.versions.equals(versions)) {
                return again;
            }
            // The version was read before the projects: what changes between the two is read again next time.
            Snapshot read = new Snapshot(versions, projects.listAll());
            last = read;
            return read;
        }
    }

    Verification all(RuleSet rules, @Nullable Edition edition) {
        return now().verification(new Key(Exclusions.of(rules), edition));
    }

    List<Projet> withoutFootprint() {
        return now().bare;
    }

    /** Those whose footprint meets too much to be cut: nothing of them is charged, and it must be said. */
    List<Projet> tooVast() {
        return now().tooVast();
    }

    @Override
    public Optional<Charge> of(PerimeterSheet perimeter, RuleSet rules, @Nullable Integer lastYear) {
        Snapshot known = now();
        @Nullable
        Edition edition = lastYear == null ? null : new Edition(LandSource.ENAF.title(), lastYear + 1, lastYear);
        Verification all = known.verification(new Key(Exclusions.of(rules), edition));
        Set<String> insee = new HashSet<>(perimeter.insee());
        Predicate<Place> here = place -> insee.contains(place.commune().insee());
        List<Checked> touching =
                all.projets().stream().filter(each -> each.touches(here)).toList();
        long undeclared = touching.stream()
                .filter(each -> each.projet().registre() == null)
                .count();
        return Optional.of(new Charge(
                group(touching, each -> charged(each) && isEngaged(each.projet()), here),
                group(touching, each -> charged(each) && !isEngaged(each.projet()), here),
                held(touching, here),
                outside(touching, here),
                (int) known.bare.stream()
                        .filter(each -> each.communes().stream().anyMatch(c -> insee.contains(c.insee())))
                        .count(),
                reasons(known, undeclared, insee)));
    }

    private static List<String> reasons(Snapshot known, long undeclared, Set<String> insee) {
        List<String> all = new ArrayList<>();
        if (undeclared > 0) {
            all.add(("%d projets ne sont déclarés par personne : leur emprise est celle des objets sur lesquels porte"
                            + " la fiche, leur état celui de son statut.")
                    .formatted(undeclared));
        }
        List<Projet> vast = known.tooVast().stream()
                .filter(each ->
                        each.communes().isEmpty() || each.communes().stream().anyMatch(c -> insee.contains(c.insee())))
                .toList();
        if (!vast.isEmpty()) {
            all.add(Reasons.tooVast(vast));
        }
        return all;
    }

    /** What engaged projects take of the envelope of some communes, those named left aside. */
    static Interval engaged(Verification all, Collection<String> communes, Set<String> except) {
        Set<String> insee = new HashSet<>(communes);
        return all.projets().stream()
                .filter(each -> charged(each)
                        && isEngaged(each.projet())
                        && !except.contains(each.projet().id()))
                .map(each -> each.charge(place -> insee.contains(place.commune().insee()))
                        .charged())
                .reduce(Interval.NONE, Interval::plus);
    }

    private static Group group(List<Checked> all, Predicate<Checked> which, Predicate<Place> here) {
        List<Checked> kept = all.stream().filter(which).toList();
        return new Group(
                kept.size(),
                kept.stream().map(each -> each.charge(here).charged()).reduce(Interval.NONE, Interval::plus));
    }

    private static Group held(List<Checked> all, Predicate<Place> here) {
        List<Checked> kept = all.stream().filter(Checked::isHeld).toList();
        return new Group(
                kept.size(),
                kept.stream().map(each -> each.charge(here).inVintage()).reduce(Interval.NONE, Interval::plus));
    }

    private static Group outside(List<Checked> all, Predicate<Place> here) {
        List<Checked> kept = all.stream()
                .filter(each -> each.charge(here).outside().maximum() > 0)
                .toList();
        return new Group(
                kept.size(),
                kept.stream().map(each -> each.charge(here).outside()).reduce(Interval.NONE, Interval::plus));
    }

    /** Whether some of it may be charged. */
    private static boolean charged(Checked each) {
        return switch (each.way()) {
            case CHARGED, MAYBE_OUTSIDE, MAYBE_IN_VINTAGE -> true;
            case NOTHING, OUTSIDE, IN_VINTAGE -> false;
        };
    }

    private static boolean isEngaged(Projet projet) {
        Etat etat = projet.declaration().etat();
        return etat == Etat.ENGAGE || etat == Etat.AUTORISE || etat == Etat.REALISE;
    }

    @Override
    public Projet getFiche(String id) {
        return find("fiche:" + id).orElseGet(() -> projects.getFiche(id));
    }

    @Override
    public Projet getObjet(String layer, String id) {
        return find("objet:" + layer + ":" + id).orElseGet(() -> projects.getObjet(layer, id));
    }

    @Override
    public Projet getDeclared(long id) {
        Snapshot known = now();
        return Stream.concat(known.drawn.stream(), known.bare.stream())
                .filter(each -> Objects.equals(each.registre(), id))
                .findFirst()
                .orElseGet(() -> projects.getDeclared(id));
    }

    private Optional<Projet> find(String id) {
        return now().drawn.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
