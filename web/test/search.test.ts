import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Item } from '../src/api/features.ts';
import type { Layer } from '../src/api/layer.ts';
import { byGroup, type Found, foundOf, layersNamed, perimetersNamed } from '../src/search/found.ts';
import { geocoderUrl, readAddresses } from '../src/search/geocoder.ts';
import { withRecent } from '../src/search/recent.ts';

const geocoder = { titre: 'Adresses', adresse: 'https://a.test/search?q={q}&limit=5' };

test('nothing is sent of less than three characters; what is sent is escaped', () => {
  assert.equal(geocoderUrl(geocoder, 'ru '), null);
  assert.equal(geocoderUrl(geocoder, ' 12 rue & co '), 'https://a.test/search?q=12%20rue%20%26%20co&limit=5');
});

test('addresses are read from what the Base adresse nationale answers, and marked as such; other answers are none', () => {
  const answer = { type: 'FeatureCollection', features: [
    { type: 'Feature', geometry: { type: 'Point', coordinates: [2.9, 50.44] }, properties: { label: '1 Place 62440 Harnes', context: '62, Pas-de-Calais' } },
    { type: 'Feature', geometry: null, properties: { label: 'Nulle part' } },
    { type: 'Feature', geometry: { type: 'Point', coordinates: ['x', 2] }, properties: { label: 'Faux' } },
  ] };
  assert.deepEqual(readAddresses(answer), [{ group: 'Adresses', name: '1 Place 62440 Harnes', note: 'adresse · 62, Pas-de-Calais', way: { position: [2.9, 50.44] } }]);
  for (const wrong of [null, 'non', {}, { features: 3 }]) assert.deepEqual(readAddresses(wrong), []);
});

test('answers stand by kind, the kind of the best first; namesakes keep what tells them apart', () => {
  const hit = (type: 'commune' | 'objet', id: string, layer: string | null = null) => ({ type, id, layer, nom: 'Harnes', contexte: `près de ${id}`, bbox: null, href: '' });
  const found = [hit('objet', 'a', 'friches'), hit('commune', '62413'), { ...hit('objet', 'b', 'friches'), approchant: true }].map((each) => foundOf(each, [{ id: 'friches', title: 'Friches' } as Layer]));
  assert.deepEqual(byGroup(found).map(({ title, found: list }) => [title, list.map(({ note }) => note)]), [['Friches', ['près de a', 'près de b · nom approchant']], ['Communes', ['près de 62413']]]);
});

test('an agglomeration is found by its initials or by words of its name, accents or not', () => {
  const item = { id: '246200364', properties: { nom: 'Communauté d’agglomération d’Hénin-Carvin', sigle: 'CAHC' } } as unknown as Item;
  const layer = { id: 'epci', title: 'Agglomérations' } as Layer;
  for (const q of ['cahc', 'henin', 'carvin agglo', 'Hénin-Car']) assert.equal(perimetersNamed(q, layer, [item]).length, 1, q);
  for (const q of ['lens', 'arvin', '']) assert.equal(perimetersNamed(q, layer, [item]).length, 0, q);
});

test('a layer is found by its title or by its short name', () => {
  const layers = [{ id: 'ev5', title: 'EuroVelo 5', nombre: 5 }, { id: 'friches', title: 'Friches', nombre: 14 }] as Layer[];
  assert.deepEqual(['ev5', 'euro', 'friche'].map((q) => layersNamed(q, layers).map(({ name }) => name).join()), ['EuroVelo 5', 'EuroVelo 5', 'Friches']);
  assert.deepEqual(layersNamed('', layers), []);
});

test('recent finds are each there once, the latest first, six at most', () => {
  const found = (insee: string): Found => ({ group: 'Communes', name: insee, note: '', way: { route: { page: 'commune', insee } } });
  let recent: readonly Found[] = [];
  for (const insee of ['1', '2', '3', '4', '5', '6', '7', '3']) recent = withRecent(found(insee), recent);
  assert.deepEqual(recent.map(({ name }) => name), ['3', '7', '6', '5', '4', '2']);
});
