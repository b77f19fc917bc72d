// Themes without a browser: addresses, what a bar is made of, where the parts of a strip stand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Breakdown, ProfilePart } from '../src/api/theme.ts';
import { href, parse } from '../src/state/route.ts';
import { themeRoute, withChoice, withTerritory } from '../src/state/theme-route.ts';
import { breakdownChart, choiceOf, chosenBy, objectsOf, rowsOf } from '../src/theme/charts.ts';
import { restsOn } from '../src/theme/figures.ts';
import { lanes } from '../src/theme/strip.ts';

const BY_STATUS: Breakdown = {
  id: 'statut', titre: 'Statut', ligne: 'Statut', unite: null,
  series: [{ code: 'urbanisee', titre: 'Urbanisée' }, { code: 'non_renseigne', titre: 'Non renseigné' }],
  lignes: [
    { code: 'friche avec projet', titre: 'Friche avec projet', parts: [{ serie: 'urbanisee', nombre: 1, mesure: null, sans_mesure: 0, objets: ['a'] }, { serie: 'non_renseigne', nombre: 2, mesure: null, sans_mesure: 0, objets: ['b', 'c'] }] },
    { code: 'friche sans projet', titre: 'Friche sans projet', parts: [{ serie: 'urbanisee', nombre: 1, mesure: null, sans_mesure: 0, objets: ['d'] }] },
  ],
};

test('an address says a theme, one territory and a choice, and is read back', () => {
  const route = withChoice(themeRoute('friches', { commune: '62413' }), 'statut~friche avec projet~urbanisee');
  assert.deepEqual(parse(href(route)).route, route);
  assert.deepEqual(parse('#/themes').route, { page: 'themes', theme: '', filtres: {} });
  assert.deepEqual(withTerritory(route, 'epci', '246200364').filtres, { epci: '246200364' });
  assert.deepEqual(withChoice(route, 'statut~friche avec projet~urbanisee').filtres, { commune: '62413' });
});

test('a bar is its objects, a row is all of its bars, an object is in its rows', () => {
  assert.deepEqual(objectsOf(BY_STATUS, { key: 'friche avec projet', column: 2 }), ['b', 'c']);
  assert.deepEqual(objectsOf(BY_STATUS, { key: 'friche avec projet', column: null }), ['a', 'b', 'c']);
  assert.deepEqual([...rowsOf(BY_STATUS, new Set(['d']))], ['friche sans projet']);
});

test('a choice is read back in words with its objects; one that is not there chooses nothing', () => {
  const text = choiceOf(BY_STATUS, { key: 'friche avec projet', column: 1 });
  const chosen = chosenBy({ repartitions: [BY_STATUS] }, text);
  assert.deepEqual([chosen?.words, [...(chosen?.objects ?? [])]], ['Statut : Friche avec projet, Urbanisée', ['a']]);
  assert.equal(chosenBy({ repartitions: [BY_STATUS] }, 'statut~autre'), null);
});

test('a part that is not there is nought when objects are counted, unknown when they are measured', () => {
  assert.deepEqual(breakdownChart({ id: 'friches', titre: 'Friches' }, BY_STATUS).rows[1]?.cells, ['Friche sans projet', 1, 0, 1]);
  assert.deepEqual(breakdownChart({ id: 'friches', titre: 'Friches' }, { ...BY_STATUS, unite: 'ha' }).rows[1]?.cells, ['Friche sans projet', null, null, null]);
});

test('a figure says what it rests on when some objects are silent', () => {
  const figure = { id: 's', titre: 'Surface', unite: 'ha', valeur: 23, renseignes: 2, sur: 14 };
  assert.equal(restsOn(figure), '2 renseignés sur 14');
  assert.equal(restsOn({ ...figure, renseignes: 14 }), null);
  assert.equal(restsOn({ ...figure, valeur: null, renseignes: 0 }), '14\u00a0objets, aucun ne le dit');
});

test('parts of a strip that meet are on lanes of their own, their names included', () => {
  const part = (id: string, debut_km: number, fin_km: number): ProfilePart => ({ id, nom: 'Un nom', statut: null, debut_km, fin_km, longueur_km: null, ecart_m: null, communes: [] });
  assert.deepEqual(lanes([part('a', 0, 1), part('b', 1.5, 2), part('c', 9, 10)], 20).map(({ lane }) => lane), [0, 1, 0]);
  assert.deepEqual(lanes([part('a', 0, 1), part('b', 1, 2)], 100).map(({ lane }) => lane), [0, 0]);
});
