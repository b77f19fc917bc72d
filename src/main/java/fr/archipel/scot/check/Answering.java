package fr.archipel.scot.check;

import fr.archipel.analysis.Measures;
import fr.archipel.layer.Catalogue;
import fr.archipel.scot.Areas;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.Interval;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.check.CheckAnswer.Bounds;
import fr.archipel.scot.check.CheckAnswer.CommuneCharge;
import fr.archipel.scot.check.CheckAnswer.CommuneHere;
import fr.archipel.scot.check.CheckAnswer.CoverClass;
import fr.archipel.scot.check.CheckAnswer.CoverHere;
import fr.archipel.scot.check.CheckAnswer.Covered;
import fr.archipel.scot.check.CheckAnswer.EnvelopeHere;
import fr.archipel.scot.check.CheckAnswer.EtatHere;
import fr.archipel.scot.check.CheckAnswer.FicheHere;
import fr.archipel.scot.check.CheckAnswer.ObjetHere;
import fr.archipel.scot.check.CheckAnswer.PerimeterHere;
import fr.archipel.scot.check.CheckAnswer.ProjectHere;
import fr.archipel.scot.check.CheckAnswer.ScotHere;
import fr.archipel.scot.check.CheckAnswer.SolHere;
import fr.archipel.scot.check.CheckStore.Vintages;
import fr.archipel.scot.check.Checks.Asked;
import fr.archipel.scot.check.Surroundings.Objet;
import fr.archipel.scot.check.Verification.Checked;
import fr.archipel.scot.cover.Under;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.trajectory.NoEnvelope;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.ScotRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a check, made from what was measured.
 *
 * @param uncounted known projects that are not among those charged besides, because nothing could be measured of them
 */
record Answering(
        Catalogue catalogue, RuleSet rules, @Nullable Edition edition, Vintages known, List<Projet> uncounted) {
    static final int MAXIMUM_OBJECTS = 500;

    CheckAnswer answer(Asked asked, Verification check, Envelopes envelopes, @Nullable Under under) {
        CheckAnswer plain = plain(asked, check, envelopes, under, null);
        return asked.with().explain() ? plain(asked, check, envelopes, under, Why.of(plain, envelopes, rules)) : plain;
    }

    private CheckAnswer plain(
            Asked asked,
            Verification check,
            Envelopes envelopes,
            @Nullable Under under,
            @Nullable Map<String, Explanation> why) {
        CheckQuery query = asked.query();
        @Nullable Projet one = query.several() ? null : query.projets().get(0);
        boolean drawn = !check.projets().isEmpty();
        List<String> reasons = new ArrayList<>();
        if (one != null) {
            reasons.addAll(Reasons.ofFiche(one));
            check.projets().forEach(checked -> reasons.addAll(ProjectReasons.of(checked)));
        }
        reasons.addAll(Reasons.of(check, known));
        if (!uncounted.isEmpty()) {
            reasons.add(Reasons.tooVast(uncounted));
        }
        List<ScotHere> scots = scots(one, check, drawn, envelopes);
        List<EnvelopeHere> lines = envelopes.answer();
        Declaration said = one == null ? Declaration.NONE : one.declaration();
        Sols sols = check.sols();
        PerimeterSheet whole = asked.perimeter();
        return new CheckAnswer(
                whole == null ? null : new PerimeterHere(whole.id(), whole.type(), whole.titre()),
                one == null || one.fiche() == null
                        ? null
                        : new FicheHere(one.fiche(), drawn ? one.objets() : List.of()),
                one == null ? null : one.objet(),
                one == null ? null : one.registre(),
                one == null ? null : one.titre(),
                said.nature() == null ? null : said.nature().id(),
                one == null ? null : etat(said),
                text(said.dateEffet()),
                said.conforme(),
                one == null ? null : Guard.of(said, edition),
                drawn ? Measures.hectares(check.surfaceM2()) : null,
                communes(one, check, drawn),
                scots,
                drawn ? Measures.hectares(check.outsideM2()) : null,
                drawn ? covered(check) : Map.of(),
                bounds(drawn, sols.urbanised()),
                bounds(drawn, sols.consumption()),
                drawn ? Measures.hectares(sols.of(Ground.RESTE)) : null,
                drawn ? repartition(sols) : Map.of(),
                sols(sols),
                check.communes().stream()
                        .map(share -> new CommuneCharge(
                                share.place().commune(),
                                Measures.hectares(share.m2()),
                                sols(share.sols()),
                                Bounds.of(share.charge().consumption()),
                                Bounds.of(share.charge().charged())))
                        .toList(),
                bounds(drawn, check.consumption()),
                bounds(drawn, check.charge().outside()),
                bounds(drawn, check.charge().charged()),
                lines,
                one == null ? projects(query, check) : null,
                cover(under, drawn),
                enaf(),
                shown(scots, envelopes),
                Sentence.of(query, check, lines, whole == null ? null : whole.id()),
                reasons,
                drawn ? Source.ofCheck(catalogue, check) : List.of(),
                drawn ? Trace.of(check) : List.of(),
                why);
    }

    /** The parameters of the SCoTs touched and of the perimeters asked: a set may hold one for each commune. */
    private RuleSet shown(List<ScotHere> scots, Envelopes envelopes) {
        return envelopes.situations().size() == 1
                ? rules.concerning(envelopes.situations().get(0).perimeter())
                : rules.concerning(scots.stream().map(scot -> scot.scot().id()).toList());
    }

    private static @Nullable CoverHere cover(@Nullable Under under, boolean drawn) {
        if (under == null) {
            return drawn
                    ? new CoverHere(
                            null,
                            null,
                            List.of(),
                            null,
                            "Emprise trop vaste pour être regardée polygone par polygone : voir le stock d'occupation du sol du"
                                    + " territoire.")
                    : null;
        }
        return new CoverHere(
                under.source().id(),
                under.millesime(),
                under.classes().stream()
                        .map(each -> new CoverClass(
                                each.codeCs(),
                                each.codeUs(),
                                each.titre(),
                                Measures.hectares(each.surfaceM2()),
                                each.artificialise()))
                        .toList(),
                under.millesime() == null ? null : Measures.hectares(under.artificialiseM2()),
                under.raison());
    }

    private String enaf() {
        return known.enaf() == null ? "non renseigné" : "couche importée, millésime " + known.enaf();
    }

    private static List<CommuneHere> communes(@Nullable Projet one, Verification check, boolean drawn) {
        if (!drawn) {
            return one == null
                    ? List.of()
                    : one.communes().stream()
                            .map(commune -> new CommuneHere(commune, null))
                            .toList();
        }
        return check.communes().stream()
                .map(share -> new CommuneHere(share.place().commune(), Measures.hectares(share.m2())))
                .toList();
    }

    private List<ScotHere> scots(@Nullable Projet one, Verification check, boolean drawn, Envelopes envelopes) {
        if (!drawn) {
            return one == null
                    ? List.of()
                    : one.scots().stream()
                            .map(scot -> scot(scot, null, envelopes))
                            .toList();
        }
        return check.by(Place::scot).entrySet().stream()
                .map(entry -> scot(entry.getKey(), Measures.hectares(entry.getValue()), envelopes))
                .toList();
    }

    private ScotHere scot(ScotRef scot, @Nullable BigDecimal surfaceHa, Envelopes envelopes) {
        return envelopes
                .retained("scot:" + scot.id())
                .filter(each -> each.envelope().rest() != null)
                .map(each -> new ScotHere(
                        scot,
                        surfaceHa,
                        Areas.hectares(each.envelope().envelope()),
                        Areas.hectares(each.envelope().rest()),
                        null))
                .orElseGet(() -> new ScotHere(scot, surfaceHa, null, null, reason(scot, envelopes)));
    }

    private String reason(ScotRef scot, Envelopes envelopes) {
        boolean imported = envelopes
                .situation("scot:" + scot.id())
                .filter(each -> each.data().isImported())
                .isPresent();
        return imported
                ? "Aucun taux de réduction n'est confirmé pour ce SCoT, ou des données manquent : voir « enveloppes »."
                : NoEnvelope.reason(rules, scot.id());
    }

    private static Map<String, Covered> covered(Verification check) {
        Map<String, Covered> all = new LinkedHashMap<>();
        all.put("friches", covered("friches", check.sols().sum(Ground::isFriche), check));
        all.put("zae", covered("zae", check.zonesM2(), check));
        return all;
    }

    private static Covered covered(String layer, long squareMetres, Verification check) {
        List<Objet> objets = Reasons.objets(check).stream()
                .filter(objet -> objet.ref().layer().equals(layer))
                .toList();
        return new Covered(
                Measures.hectares(squareMetres),
                objets.size(),
                objets.stream()
                        .limit(MAXIMUM_OBJECTS)
                        .map(objet -> new ObjetHere(
                                objet.ref(),
                                Measures.hectares(check.partition().objets().getOrDefault(objet, 0.0)),
                                objet.qualification(),
                                objet.etat(),
                                objet.sol().kind().id(),
                                objet.sol().motif()))
                        .toList());
    }

    private static Map<String, BigDecimal> repartition(Sols sols) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        parts.put("friches_urbanisees_ha", Measures.hectares(sols.of(Ground.FRICHE_URBANISEE)));
        parts.put("friches_enaf_ha", Measures.hectares(sols.of(Ground.FRICHE_ENAF)));
        parts.put("friches_a_trancher_ha", Measures.hectares(sols.of(Ground.FRICHE_A_TRANCHER)));
        parts.put("zones_existantes_ha", Measures.hectares(sols.of(Ground.ZONE_EXISTANTE)));
        parts.put("sols_enaf_ha", Measures.hectares(sols.of(Ground.REFERENCE_ENAF)));
        parts.put("sols_urbanises_ha", Measures.hectares(sols.of(Ground.REFERENCE_URBANISEE)));
        parts.put("zones_prevues_ha", Measures.hectares(sols.of(Ground.ZONE_PREVUE)));
        parts.put("zones_a_preciser_ha", Measures.hectares(sols.of(Ground.ZONE_A_PRECISER)));
        parts.put("reste_ha", Measures.hectares(sols.of(Ground.RESTE)));
        return parts;
    }

    /** Kinds that are there. */
    static List<SolHere> sols(Sols sols) {
        return Arrays.stream(Ground.values())
                .filter(ground -> sols.of(ground) > 0)
                .map(ground -> new SolHere(
                        ground.code(),
                        ground.titre(),
                        Measures.hectares(sols.of(ground)),
                        ground.bearing().id(),
                        ground.par()))
                .toList();
    }

    private List<ProjectHere> projects(CheckQuery query, Verification check) {
        List<ProjectHere> all = new ArrayList<>();
        for (Checked checked : check.projets()) {
            all.add(project(checked, all.size() + 1, place -> true));
        }
        query.projets().stream()
                .filter(projet -> projet.emprise() == null)
                .sorted(Projet.PRECEDENCE)
                .forEach(projet -> all.add(withoutFootprint(projet)));
        return all;
    }

    /** {@code where}: whose ground its consumption and charge are told of. */
    ProjectHere project(Checked checked, int rank, Predicate<Place> where) {
        Projet projet = checked.projet();
        Declaration said = projet.declaration();
        Charge charge = checked.charge(where);
        List<String> reasons = new ArrayList<>(Reasons.ofFiche(projet));
        reasons.addAll(ProjectReasons.of(checked));
        return new ProjectHere(
                rank,
                projet.id(),
                projet.titre(),
                projet.fiche(),
                projet.objet(),
                projet.registre(),
                said.nature() == null ? null : said.nature().id(),
                etat(said),
                text(said.dateEffet()),
                said.conforme(),
                checked.guard(),
                Measures.hectares(checked.m2()),
                Measures.hectares(checked.ownM2()),
                Measures.hectares(checked.sharedM2()),
                communes(checked.all()),
                Bounds.of(charge.consumption()),
                Bounds.of(charge.outside()),
                Bounds.of(charge.charged()),
                reasons);
    }

    ProjectHere withoutFootprint(Projet projet) {
        return unmeasured(projet, Reasons.ofFiche(projet));
    }

    /** A footprint that meets too much to be cut. */
    ProjectHere tooVast(Projet projet) {
        return unmeasured(projet, List.of(Reasons.tooVast(List.of(projet))));
    }

    private ProjectHere unmeasured(Projet projet, List<String> reasons) {
        Declaration said = projet.declaration();
        return new ProjectHere(
                null,
                projet.id(),
                projet.titre(),
                projet.fiche(),
                projet.objet(),
                projet.registre(),
                said.nature() == null ? null : said.nature().id(),
                etat(said),
                text(said.dateEffet()),
                said.conforme(),
                Guard.of(said, edition),
                null,
                null,
                null,
                projet.communes(),
                Bounds.UNKNOWN,
                Bounds.UNKNOWN,
                Bounds.UNKNOWN,
                reasons);
    }

    private static List<CommuneRef> communes(Collection<Cell> cells) {
        Map<String, CommuneRef> found = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Place place = cell.place();
            if (place != null) {
                found.put(place.commune().insee(), place.commune());
            }
        }
        return new TreeSet<>(found.keySet()).stream().map(found::get).toList();
    }

    private static EtatHere etat(Declaration said) {
        Etat etat = said.etat();
        return etat == null
                ? new EtatHere(null, null, said.etatOrigine())
                : new EtatHere(etat.id(), etat.titre(), said.etatOrigine());
    }

    private static Bounds bounds(boolean known, Interval interval) {
        return known ? Bounds.of(interval) : Bounds.UNKNOWN;
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
