import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Explanation, Trajectory, YearFlux } from '../src/api/trajectory.ts';
import { href, parse, type Route } from '../src/state/route.ts';
import { scotRoute, withAsked } from '../src/state/scot-route.ts';
import { pathOf } from '../src/scot/decade.ts';
import { gestures } from '../src/scot/history-list.ts';
import { territories, projectRows, leavesMost, type Compared } from '../src/scot/scenario-rows.ts';
import { explanationAt } from '../src/scot/explanation.ts';
import { ha, interval, quantity, rate } from '../src/scot/figures.ts';
import { spread } from '../src/scot/line-labels.ts';
import { readRate } from '../src/scot/settings.ts';
import { headline, yearSentence } from '../src/scot/words.ts';
import { partsOf, segmentsOf } from '../src/scot/year-chart.ts';

const spaced = (text: string): string => text.replace(/\s/g, ' ');

test('every page of land accounting has an address that leads back to it', () => {
  const routes: Route[] = [
    scotRoute('comparaison'), scotRoute('comparaison', '', { type: 'epci', tri: '-rythme', q: 'lens & lievin' }),
    scotRoute('trajectoire', 'scot:scot-artois'), scotRoute('trajectoire', 'communes:62413,62427', { taux: '54.47', millesime: '2025' }),
    scotRoute('projets', 'epci:246200364', { choix: 'fiche:call-1.1,registre:3', traces: '_p~iF~ps|U_ulL' }),
    scotRoute('regles', '', { jeu: 'simulation-50' }), scotRoute('registres', '', { registre: 'pene' }), scotRoute('rapport', 'commune:62413', { annee: '2026' }),
  ];
  for (const route of routes) assert.deepEqual(parse(href(route)).route, route);
  assert.equal(href(scotRoute('trajectoire', 'communes:62413,62427')), '#/scot/communes:62413,62427');
});

test('a view keeps of another only what it understands, and forgets what is emptied', () => {
  const from = scotRoute('comparaison', '', { taux: '50', tri: '-reste' });
  assert.deepEqual(scotRoute('trajectoire', 'scot:x', from.filtres).filtres, { taux: '50' });
  assert.deepEqual(withAsked(from, { tri: '' }).filtres, { taux: '50' });
});

test('figures are read as French writes them, to the are, and nothing is not minus nothing', () => {
  assert.equal(spaced(ha(1234.5)), '1 234,50 ha');
  assert.equal(spaced(ha(-0.0002)), '0,00 ha');
  assert.equal(spaced(ha(-12.4)), '−12,40 ha');
  assert.equal(spaced(rate(54.47)), '−54,47 %');
  assert.equal(spaced(quantity(1.5, 'année')), '1,5 an');
  assert.equal(spaced(interval({ minimum: 3.1, maximum: 12.4 }) ?? ''), 'entre 3,10 et 12,40 ha');
  assert.equal(spaced(interval({ minimum: 3, maximum: 3 }) ?? ''), '3,00 ha');
  assert.equal(interval({ minimum: null, maximum: 3 }), null);
});

test('a rate is read as one types it, or not at all', () => {
  assert.equal(readRate('54,47'), '54.47');
  assert.equal(readRate('−50 %'), '50');
  assert.equal(readRate('0'), '0');
  for (const bad of ['', 'x', '101', '5,5,5']) assert.equal(readRate(bad), '', bad);
});

const year = (annee: number, total: number | null, act: number | null = total): YearFlux => ({ annee, total_ha: total, act_ha: act, hab_ha: act === null ? null : 0, mix_ha: act === null ? null : 0, rou_ha: act === null ? null : 0, fer_ha: act === null ? null : 0, inc_ha: act === null ? null : 0, provisoire: false, interpole: false });

test('destinations of a year stand on one another; a residue draws nothing; a year without detail is one part, not a guess', () => {
  const years = [{ ...year(2011, 10, 7), hab_ha: 3 }, year(2012, 5, null), year(2021, -0.0002), year(2022, null)];
  const parts = partsOf(years);
  assert.deepEqual(parts, ['act', 'hab', 'total']);
  assert.deepEqual(segmentsOf(years, parts).map(({ year: of, part, start, end }) => [of, part, start, end]), [[2011, 'act', 0, 7], [2011, 'hab', 7, 10], [2012, 'total', 0, 5]]);
});

test('names of lines close to each other do not overlap, nor fall below the base', () => {
  const names = spread([120, 118, 300, 299].map((y) => ({ text: String(y), y })), 300);
  assert.deepEqual(names.map(({ text }) => text), ['118', '120', '299', '300']);
  names.slice(1).forEach(({ at }, index) => assert.ok(at - (names[index]?.at ?? 0) >= 15));
  assert.ok(names.every(({ at }) => at <= 300));
});

test('a year is read aloud with its doubt; an unknown one is said unknown', () => {
  assert.equal(spaced(yearSentence(2024, { ...year(2024, 4, 3), hab_ha: 1, provisoire: true })), '2024 (provisoire) : 4,00 ha, dont activités 3,00 ha, habitat 1,00 ha.');
  assert.equal(spaced(yearSentence(2022, year(2022, null))), '2022 : non renseigné.');
});

test('a figure is explained by what explains it, or by what holds it', () => {
  const why: Explanation = { titre: 'Flux', formule: 'lu', termes: [], regles: [], sources: [] };
  assert.equal(explanationAt({ '/flux/annees': why }, '/flux/annees/3/total_ha'), why);
  assert.equal(explanationAt({ '/flux/annees': why }, '/fluxx'), null);
});

const bare = { perimetre: {}, hypotheses: [], indicateurs: [], source: null, decennie: { debut: 2021, fin: 2030 }, hypothese_retenue: null } as unknown as Trajectory;

test('the heading speaks of the rate that applies, else of each indicative one, else says that nothing is known', () => {
  const at = (taux_pct: number, etat: string, reste: number) => ({ taux_pct, etat, titre: null, source: null, plancher_applique: false, mesures: [{ cle: 'reste', titre: '', valeur: reste, unite: 'ha', calcul: null, raison: null }], statut: { code: 'depasse' as const, titre: '', phrase: '' }, somme_communes: null });
  const two = { ...bare, hypotheses: [at(50, 'indicatif', 3), at(54.47, 'indicatif', -2)] };
  assert.deepEqual(headline(two).map(spaced), ['À −50 % (indicatif), il reste 3,00 ha jusqu’à 2030 : déjà dépassé.', 'À −54,47 % (indicatif), l’enveloppe est dépassée de 2,00 ha jusqu’à 2030 : déjà dépassé.']);
  assert.equal(headline({ ...two, hypothese_retenue: 1 }).length, 1);
  assert.match(headline(bare)[0] ?? '', /Aucune donnée de consommation/);
});

test('the path adds year to year, stops at the first unknown one, and spreads each envelope evenly over the decade', () => {
  const charge = (minimum: number, maximum: number) => ({ nombre: 1, charge_ha: { minimum, maximum } });
  const figures = (cle: string, valeur: number) => ({ cle, titre: '', valeur, unite: 'ha', calcul: null, raison: null });
  const path = pathOf({
    ...bare, flux: { annees: [year(2020, 9), year(2021, 4), year(2022, 3), year(2023, null), year(2024, 2)] }, indicateurs: [figures('projection', 35)],
    hypotheses: [{ taux_pct: 50, mesures: [figures('enveloppe', 20)] }], projets: { engages: charge(1, 2), projetes: charge(0, 5) },
  } as unknown as Trajectory);
  assert.deepEqual(path?.points.slice(0, 4).map(({ cumul }) => cumul), [4, 7, null, null]);
  assert.deepEqual([path?.points[0]?.permis, path?.points[9]?.permis], [[2], [20]]);
  assert.equal(path?.last.annee, 2022);
  assert.deepEqual(path?.projects, { minimum: 8, maximum: 14 });
  assert.equal(pathOf({ ...bare, flux: { annees: [] }, projets: null } as unknown as Trajectory), null);
});

test('what one person wrote at one moment is one gesture, undone as one; what took back another is not taken back', () => {
  const entry = (n: number, moment: string, annule: number | null = null) => ({ n, moment, auteur: 'Marie', phrase: `Phrase ${n}`, annule });
  const all = gestures([entry(6, 'c', 2), entry(5, 'c', 1), entry(4, 'b'), entry(2, 'a'), entry(1, 'a')]);
  assert.deepEqual(all.map(({ n, phrases, undoes, undone }) => [n, phrases.length, undoes, undone]), [[6, 2, true, false], [4, 1, false, false], [2, 2, false, true]]);
});

test('scenarios side by side: the territory asked about first, projects that part them first, who leaves the most', () => {
  const hypothesis = (left: number) => ({ taux_pct: 50, etat: 'indicatif', enveloppe_ha: 50, reste_avant_ha: 40, charge_ha: { minimum: 0, maximum: 40 - left }, reste_apres_ha: { minimum: left, maximum: 40 }, part_pct: null, statut_avant: null, statut_apres: null });
  const envelope = (id: string, left: number) => ({ perimetre: { id, type: 'epci', titre: id }, hypotheses: [hypothesis(left)], raison: null });
  const project = (id: string) => ({ id, titre: id, nature: null, etat: null, date_effet: null, deja_dans_millesime: null, surface_ha: 1, charge_ha: { minimum: 0, maximum: 1 } });
  const compared = (perimetre: string, places: readonly string[], left: number, ids: readonly string[]): Compared => ({
    scenario: { id: perimetre + String(left), titre: '', description: null, perimetre, nombre: 1, auteur: '', modifie_le: '' },
    result: { enveloppes: places.map((place) => envelope(place, left)), projets: ids.map(project), charge_ha: null, surface_ha: null },
  });
  const all = [compared('epci:1', ['scot:a', 'epci:1'], 10, ['x', 'y']), compared('epci:1', ['epci:1'], 20, ['x'])];
  const places = territories(all);
  assert.deepEqual(places.map(({ id, asked }) => [id, asked]), [['epci:1', true], ['scot:a', false]]);
  assert.equal(leavesMost(places[0]!.rates[0]!.values), 1);
  assert.deepEqual(places[1]!.rates[0]!.values.map((each) => each === null), [false, true]);
  assert.equal(leavesMost(places[1]!.rates[0]!.values), null);
  assert.deepEqual(projectRows(all).map(({ id, values }) => [id, values.map((each) => each?.maximum ?? null)]), [['y', [1, null]], ['x', [1, 1]]]);
});
