import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Explanation, Trajectory, YearFlux } from '../src/api/trajectory.ts';
import { href, parse, type Route } from '../src/state/route.ts';
import { scotRoute, withAsked } from '../src/state/scot-route.ts';
import { BASE, chartModel, spread, tickStep } from '../src/scot/chart-scale.ts';
import { explanationAt } from '../src/scot/explanation.ts';
import { ha, interval, quantity, rate } from '../src/scot/figures.ts';
import { pathModel } from '../src/scot/path-scale.ts';
import { readRate } from '../src/scot/settings.ts';
import { headline, yearSentence } from '../src/scot/words.ts';

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

test('ticks are round, five at most', () => {
  assert.equal(tickStep(12), 5);
  assert.equal(tickStep(100), 20);
  assert.equal(tickStep(0.3), 0.1);
  assert.equal(tickStep(0), 1);
});

test('the chart goes from the first year to the end of the decade; heights are in proportion; a residue draws nothing', () => {
  const model = chartModel([year(2011, 10), year(2012, 5), year(2021, -0.0002), year(2022, null)], { debut: 2011, fin: 2020 }, { debut: 2021, fin: 2030 }, [8]);
  assert.equal(model.bars.length, 20);
  const height = (annee: number): number => model.bars.find((bar) => bar.annee === annee)?.segments.reduce((sum, segment) => sum + segment.height, 0) ?? NaN;
  assert.ok(Math.abs(height(2011) - 2 * height(2012)) < 1e-9);
  assert.equal(height(2021), 0);
  assert.equal(model.y(0), BASE);
  assert.deepEqual(model.bars.filter(({ coming }) => coming).map(({ annee }) => annee), [2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030]);
  assert.equal(model.ticks[model.ticks.length - 1]?.value, 10);
});

test('a year whose destinations are not known is one bar, not a guess; no year at all is no bar', () => {
  const [bar] = chartModel([year(2011, 10, null)], null, null, []).bars;
  assert.deepEqual(bar?.segments.map(({ destination }) => destination), ['total']);
  assert.equal(chartModel([], null, null, []).bars.length, 0);
});

test('names of lines close to each other do not overlap, nor fall below the base', () => {
  const model = chartModel([year(2021, 10)], null, { debut: 2021, fin: 2030 }, [5, 5.1, 0]);
  const names = spread([5, 5.1, 0, 0.1].map((value) => model.level(String(value), value, 2021, 2030)));
  assert.deepEqual(names.map(({ name }) => name), ['5.1', '5', '0.1', '0']);
  names.slice(1).forEach(({ labelY }, index) => assert.ok(labelY - (names[index]?.labelY ?? 0) >= 15));
  assert.ok(names.every(({ labelY }) => labelY <= BASE));
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
  const model = pathModel({
    ...bare, flux: { annees: [year(2020, 9), year(2021, 4), year(2022, 3), year(2023, null), year(2024, 2)] }, indicateurs: [figures('projection', 35)],
    hypotheses: [{ taux_pct: 50, mesures: [figures('enveloppe', 20)] }], projets: { engages: charge(1, 2), projetes: charge(0, 5) },
  } as unknown as Trajectory);
  assert.deepEqual(model?.points.slice(0, 4).map(({ cumul }) => cumul), [4, 7, null, null]);
  assert.deepEqual([model?.points[0]?.permis, model?.points[9]?.permis], [[2], [20]]);
  assert.equal(model?.last?.annee, 2022);
  assert.deepEqual(model?.projects, { minimum: 8, maximum: 14 });
  assert.ok((model?.y(35) ?? 0) >= 24 && (model?.y(0) ?? 0) > (model?.y(1) ?? 0));
  assert.equal(pathModel({ ...bare, flux: { annees: [] }, projets: null } as unknown as Trajectory), null);
});
