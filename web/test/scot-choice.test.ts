import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ComparisonRow } from '../src/api/trajectory.ts';
import type { KnownProject } from '../src/api/what-if.ts';
import { askedAll, askedOf, byState, idOf, isKeptHere, missingDrawn, readDrawn, readIds, writeDrawn } from '../src/scot/choice.ts';
import { matching, sortedRows } from '../src/scot/compare-rows.ts';
import { envelopeBar } from '../src/scot/envelope-bar.ts';
import { hatch } from '../src/scot/hatch.ts';
import { classOf, measureOf } from '../src/scot/map-classes.ts';
import { areaOf } from '../src/scot/polygons.ts';
import type { RuleKey } from '../src/api/rules.ts';
import { bodyOf, registerOf } from '../src/scot/registers.ts';
import { parameterText, placeName, readValue } from '../src/scot/rule-values.ts';
import { encodeArea } from '../src/state/polyline.ts';

const ring = [[2.9, 50.44], [2.91, 50.44], [2.91, 50.45], [2.9, 50.44]];

test('a choice goes to the address and back, once each; what is not an id is left out of the request', () => {
  assert.deepEqual(readIds('fiche:a,registre:3,fiche:a,'), ['fiche:a', 'registre:3']);
  assert.deepEqual(['fiche:call-1.1', 'registre:3', 'objet:zae:a:b', 'dessin:x', 'registre:x'].map(askedOf), [{ fiche: 'call-1.1' }, { registre: 3 }, { objet: { layer: 'zae', id: 'a:b' } }, null, null]);
  assert.equal(idOf({ objet: { layer: 'zae', id: 'a:b' } }), 'objet:zae:a:b');
  assert.equal(idOf({ geometry: {} }), null);
});

test('drawings go to the address and back with what is said of them; a spoilt one is left out', () => {
  const drawn = [{ nature: 'extension', etat: 'projete', area: { type: 'Polygon' as const, coordinates: [ring] } }, { nature: '', etat: '', area: { type: 'Polygon' as const, coordinates: [ring] } }];
  assert.deepEqual(readDrawn(writeDrawn(drawn)), drawn);
  assert.deepEqual(readDrawn(`extension.projete.${encodeArea(drawn[0]!.area).slice(0, 5)},..`), []);
  assert.deepEqual(Object.keys(askedAll('fiche:a', writeDrawn(drawn))[2] ?? {}), ['geometry', 'titre']);
});

test('a geometry keeps its holes and parts; one without area is refused', () => {
  const hole = [[2.902, 50.442], [2.904, 50.442], [2.904, 50.443], [2.902, 50.442]];
  const area = areaOf({ type: 'MultiPolygon', coordinates: [[ring, hole], [ring]] }).area;
  assert.deepEqual(area?.coordinates, [[ring, hole], [ring]]);
  assert.deepEqual(readDrawn(writeDrawn([{ nature: '', etat: 'projete', area: area! }]))[0]?.area, area);
  assert.match(areaOf({ type: 'Point', coordinates: [2, 50] }).error ?? '', /surface/);
});

test('what is too long for an address stays in this browser, and an address from another says what it lacks', () => {
  const far = Array.from({ length: 900 }, (_, index) => [2.8 + 0.01 * Math.cos(index / 143), 50.4 + 0.01 * Math.sin(index / 143)]);
  const drawn = [{ nature: '', etat: 'projete', area: { type: 'Polygon' as const, coordinates: [[...far, far[0]!]] } }];
  const traces = writeDrawn(drawn);
  assert.ok(traces.length < 40);
  assert.equal(isKeptHere(traces), true);
  assert.deepEqual(readDrawn(traces), drawn);
  assert.equal(writeDrawn(readDrawn(traces)), traces);
  assert.equal(missingDrawn(traces), 0);
  assert.equal(missingDrawn('.projete.*ailleurs'), 1);
});

test('projects stand by state, furthest along first, and none is lost', () => {
  const project = (id: string, code: string | null): KnownProject => ({ id, titre: null, nature: null, etat: { code, titre: null, origine: '' }, date_effet: null, deja_dans_millesime: null, surface_ha: null, charge_ha: null });
  const groups = byState([project('a', 'projete'), project('b', 'realise'), project('c', null), project('d', 'inventé')]);
  assert.deepEqual(groups.map(([title, own]) => [title, own.map(({ id }) => id)]), [['Réalisés', ['b']], ['Projetés', ['a']], ['État non renseigné', ['c', 'd']]]);
});

test('a bar adds up to the envelope, or past it with its end marked; no envelope is no bar', () => {
  const bar = envelopeBar(50, 34.5, { minimum: 2, maximum: 2 }, { minimum: 0, maximum: 10 });
  assert.deepEqual(bar?.pieces.map(({ part, width }) => [part, Math.round(width * 100) / 100]), [['consomme', 31], ['engage', 4], ['projete-doute', 20], ['reste', 45]]);
  assert.equal(bar?.end, 100);
  const over = envelopeBar(50, 10, null, { minimum: 60, maximum: 60 });
  assert.equal(over?.end, 50);
  assert.equal(over?.pieces.some(({ part }) => part === 'reste'), false);
  assert.equal(envelopeBar(null, 1, null, null), null);
  assert.equal(envelopeBar(0, 0, null, null), null);
});

const row = (values: Partial<ComparisonRow>): ComparisonRow => ({
  perimetre: { id: 'commune:1', type: 'commune', titre: 'A' }, consommation_reference_ha: null, enveloppe_ha: null, consommation_ha: null, reste_ha: null, rythme_ha_an: null, rythme_permis_ha_an: null,
  projection_ha: null, atteinte_pct: null, annees_restantes: null, statut: null, taux_pct: null, etat_taux: null, raison: null, ...values,
});

test('a commune is of one class: nothing consumed is best, anything when nothing is permitted is worst, unknown is unknown', () => {
  const pace = (rythme_ha_an: number | null, rythme_permis_ha_an: number | null): string => classOf(row({ rythme_ha_an, rythme_permis_ha_an }), 'rythme');
  assert.deepEqual([pace(0, 0), pace(0.1, 0), pace(0.5, 1), pace(1, 1), pace(1.99, 1), pace(2, 1), pace(1, null)], ['a', 'e', 'a', 'c', 'd', 'e', 'inconnu']);
  const left = (reste_ha: number | null, enveloppe_ha: number | null): string => classOf(row({ reste_ha, enveloppe_ha }), 'reste');
  assert.deepEqual([left(-0.1, 0), left(0, 0), left(3, 4), left(3.1, 4), left(1, null)], ['e', 'd', 'b', 'a', 'inconnu']);
});

test('rows sort both ways with the unknown last, and are found by words without accents', () => {
  const rows = ['Éleu', 'Liévin', 'Lens'].map((titre, index) => row({ perimetre: { id: titre, type: 'commune', titre }, reste_ha: index === 0 ? null : index }));
  const names = (all: readonly ComparisonRow[]): string[] => all.map(({ perimetre }) => perimetre.titre);
  assert.deepEqual(names(sortedRows(rows, 'reste')), ['Liévin', 'Lens', 'Éleu']);
  assert.deepEqual(names(sortedRows(rows, '-reste')), ['Lens', 'Liévin', 'Éleu']);
  assert.deepEqual(names(sortedRows(rows, '')), ['Éleu', 'Lens', 'Liévin']);
  assert.deepEqual(names(matching(rows, 'lievin ')), ['Liévin']);
});

test('a hatched tile repeats without a seam: as many lines in each row', () => {
  const { width, height, data } = hatch('#8b8f8c', 1);
  const inRow = (y: number): number => Array.from({ length: width }, (_, x) => data[(y * width + x) * 4 + 3]).filter((alpha) => alpha === 255).length;
  assert.deepEqual(new Set(Array.from({ length: height }, (_, y) => inRow(y))).size, 1);
});

test('a register’s form becomes the body the service reads; what does not read is named', () => {
  assert.deepEqual(bodyOf(registerOf('renaturations'), { titre: 'Terril', commune: '62413', surface_m2: '12 000', date_effet: '2023-05-01', deductible: 'oui', preuve: 'Acte' }).body,
    { titre: 'Terril', commune: '62413', surface_m2: 12000, date_effet: '2023-05-01', preuve: 'Acte', deductible: true });
  assert.deepEqual(bodyOf(registerOf('pene'), { titre: 'Canal', arrete: 'Arrêté', consommations: '62413 2023 12 000\n62427;2024;5' }).body?.['consommations'],
    [{ commune: '62413', annee: 2023, surface_m2: 12000 }, { commune: '62427', annee: 2024, surface_m2: 5 }]);
  assert.match(bodyOf(registerOf('pene'), { consommations: 'x' }).error ?? '', /Consommation due au projet/);
  assert.deepEqual(bodyOf(registerOf('projets'), { objet: 'zae/a/b', conforme: 'non' }).body, { objet: 'zae/a/b', conforme: false });
  assert.match(bodyOf(registerOf('projets'), { geometry: '{' }).error ?? '', /Emprise/);
  assert.equal(registerOf('inconnu').id, 'qualifications');
});

test('a rule’s value is read by its kind, and shown as it is written', () => {
  const key = (genre: string, membre: RuleKey['membre'] = 'valeur'): RuleKey => ({ cle: 'x', titre: '', genre, perimetres: [], aide: '', unite: null, membre });
  assert.deepEqual(readValue(key('pourcentage'), '54,47 %'), { valeur: 54.47 });
  assert.deepEqual(readValue(key('oui_non'), 'non'), { valeur: false });
  assert.deepEqual(readValue(key('date', 'valeur_date'), '2026-08-22'), { valeur_date: '2026-08-22' });
  assert.equal(readValue(key('annee'), 'bientôt'), null);
  assert.equal(parameterText({ valeur: 1, valeur_date: null, valeur_texte: null, unite: null }, 'oui_non'), 'Oui');
  assert.equal(parameterText({ valeur: 2021, valeur_date: null, valeur_texte: null, unite: 'année' }, 'annee'), '2021');
  assert.equal(placeName('region:32', () => null), 'Hauts-de-France');
  assert.equal(placeName('commune:62413', (layer) => (layer === 'communes' ? 'Harnes' : null)), 'Harnes');
});

test('without a confirmed rate the map compares with the period of reference', () => {
  assert.equal(measureOf(undefined, true), 'reference');
  assert.equal(measureOf(undefined, false), 'rythme');
  assert.equal(measureOf('reste', true), 'reste');
  assert.equal(measureOf('autre', false), 'rythme');
});
