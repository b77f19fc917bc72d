import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readConfiguration } from '../src/state/configuration.ts';
import { fade } from '../src/map/fade.ts';
import { keepPoints } from '../src/map/points-kept.ts';

test('the page as it comes asks nobody', async () => {
  const configured = readConfiguration(JSON.parse(await readFile('public/config.json', 'utf8')));
  assert.deepEqual(configured, { grounds: [], first: null, geocoder: null });
});

test('the example offers four grounds, none shown before it is chosen, and a geocoder', async () => {
  const { grounds, first, geocoder } = readConfiguration(JSON.parse(await readFile('config.exemple.json', 'utf8')));
  assert.deepEqual(grounds.map(({ id }) => id), ['plan-ign', 'photos', 'cadastre', 'carte-1950']);
  assert.ok(grounds.every(({ tuiles: [tiles = ''] }) => ['{z}', '{x}', '{y}'].every((part) => tiles.includes(part))));
  assert.equal(first, null);
  assert.match(geocoder?.adresse ?? '', /\{q\}/);
});

test('the single ground of earlier configurations is still shown at once', () => {
  const { grounds, first } = readConfiguration({ fond: { titre: 'Plan de l’Artois', tuiles: ['https://a.test/{z}/{x}/{y}'] } });
  assert.deepEqual([grounds[0]?.id, first], ['plan-de-l-artois', 'plan-de-l-artois']);
});

test('what cannot be read is left out', () => {
  for (const written of [null, 3, {}, { fonds: 'x', geocodeur: { adresse: 'https://a.test/sans-question' } }, { fonds: [{ titre: 'Sans tuiles' }, null] }]) {
    assert.deepEqual(readConfiguration(written), { grounds: [], first: null, geocoder: null });
  }
});

test('a faded layer keeps the shades it had: numbers and cases are multiplied, a curve over zoom stays outermost', () => {
  assert.deepEqual(fade({ id: 'a', type: 'fill', source: 's', paint: { 'fill-opacity': 0.4 } }, 0.5), [['fill-opacity', 0.2]]);
  assert.deepEqual(fade({ id: 'a', type: 'line', source: 's', paint: { 'line-opacity': ['match', ['get', 'x'], 'a', 1, 0.5] } }, 0.5), [['line-opacity', ['*', 0.5, ['match', ['get', 'x'], 'a', 1, 0.5]]]]);
  assert.deepEqual(fade({ id: 'a', type: 'symbol', source: 's', paint: { 'icon-opacity': ['interpolate', ['linear'], ['zoom'], 8, 0.2, 12, 1] } }, 0.5),
    [['icon-opacity', ['interpolate', ['linear'], ['zoom'], 8, 0.1, 12, 0.5]], ['text-opacity', 0.5]]);
});

test('where several objects share a point, it says how many pass; the name is that of the only one', () => {
  const point = (properties: object) => ({ type: 'Feature' as const, geometry: { type: 'Point' as const, coordinates: [2.8, 50.4] }, properties });
  const points = { type: 'FeatureCollection' as const, features: [point({ id: 'a', ids: 'a b c', nombre: 3, lisible: 9 }), point({ id: 'd', nombre: 1, nom: 'D' }), point({ id: 'e', nombre: 1 })] };
  const kept = keepPoints(points, new Set(['b', 'd']), (id) => id.toUpperCase());
  assert.deepEqual(kept.features.map(({ properties }) => properties), [{ lisible: 9, id: 'b', nombre: 1, nom: 'B' }, { id: 'd', nombre: 1, nom: 'D' }]);
  assert.deepEqual(keepPoints(points, new Set(['a', 'c']), () => null).features[0]?.properties, { lisible: 9, id: 'a', nombre: 2, ids: 'a c' });
});
