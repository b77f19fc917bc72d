// Cutting polygons, and the way back of what is drawn.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Polygon } from 'geojson';
import { Book, singles, toDrawn, toTraces } from '../src/fiche/trace/book.ts';
import { cutHole, splitPolygon } from '../src/fiche/trace/cut.ts';
import { Snapper } from '../src/fiche/trace/snap.ts';
import { parseTableau, queryOf, tableauRoute, toggled, valuesOf } from '../src/state/tableau-route.ts';

const square: Polygon = { type: 'Polygon', coordinates: [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]] };
const holed: Polygon = { type: 'Polygon', coordinates: [...square.coordinates, [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]] };

function area({ coordinates }: Polygon): number {
  const ring = (positions: number[][]): number => Math.abs(positions.slice(1).reduce((sum, [x = 0, y = 0], index) => sum + (positions[index]?.[0] ?? 0) * y - x * (positions[index]?.[1] ?? 0), 0) / 2);
  return coordinates.reduce((sum, each, index) => sum + (index === 0 ? 1 : -1) * ring(each), 0);
}

const areas = (parts: readonly Polygon[] | null): number[] => (parts ?? []).map(area).map((value) => Math.round(value * 1e6) / 1e6).sort((a, b) => a - b);

test('a line through a polygon makes two that add up to it', () => {
  assert.deepEqual(areas(splitPolygon(square, [[-1, 1], [5, 1]])), [4, 12]);
  assert.deepEqual(areas(splitPolygon(square, [[1, -1], [1, 2], [5, 2]])), [6, 10], 'a bent line');
  assert.deepEqual(areas(splitPolygon(square, [[0, 0], [4, 4]])), [8, 8], 'from corner to corner');
});

test('a line that crosses twice makes three; one that does not go through makes none', () => {
  assert.deepEqual(areas(splitPolygon(square, [[-1, 1], [5, 1], [5, 3], [-1, 3]])), [4, 4, 8]);
  assert.equal(splitPolygon(square, [[-1, 1], [2, 1]]), null);
  assert.equal(splitPolygon(square, [[1, 1], [3, 3]]), null);
  assert.equal(splitPolygon(square, [[5, 5], [6, 6]]), null);
});

test('holes stay with the part they are in, or are cut through', () => {
  const apart = splitPolygon(holed, [[-1, 3], [5, 3]]);
  assert.deepEqual(areas(apart), [4, 11]);
  assert.deepEqual((apart ?? []).map(({ coordinates }) => coordinates.length).sort(), [1, 2]);
  const through = splitPolygon(holed, [[-1, 1.5], [5, 1.5]]);
  assert.deepEqual(areas(through), [5.5, 9.5]);
  assert.ok((through ?? []).every(({ coordinates }) => coordinates.length === 1));
  assert.equal(splitPolygon(holed, [[-1, 1.5], [1.5, 1.5]]), null, 'up to the hole divides nothing');
});

test('a hole is taken out of the inside alone', () => {
  const hole: Polygon = { type: 'Polygon', coordinates: [[[3, 3], [3.5, 3], [3.5, 3.5], [3, 3.5], [3, 3]]] };
  assert.equal(area(cutHole(holed, hole) ?? square), 14.75);
  assert.equal(cutHole(square, { type: 'Polygon', coordinates: [[[3, 3], [5, 3], [5, 3.5], [3, 3]]] }), null);
  assert.equal(cutHole(holed, { type: 'Polygon', coordinates: [[[0.5, 0.5], [2.5, 0.5], [2.5, 2.5], [0.5, 2.5], [0.5, 0.5]]] }), null, 'around another hole');
});

test('each gesture is undone and done again; the same state is no gesture', () => {
  const book = new Book({ traces: [], objets: [] });
  const link = { layer: 'friches', id: 'a', role: 'porte_sur' };
  assert.equal(book.write({ traces: [], objets: [] }), false);
  assert.equal(book.write({ traces: [], objets: [link] }), true);
  assert.equal(book.undo(), true);
  assert.deepEqual(book.sheet.objets, []);
  assert.equal(book.undo(), false);
  assert.equal(book.redo(), true);
  assert.deepEqual(book.sheet.objets, [link]);
});

test('parts are drawn one by one, to seven decimals; a title of blanks is none', () => {
  assert.deepEqual(singles({ type: 'MultiPoint', coordinates: [[2.123456789, 50], [3, 51, 12]] }), [{ type: 'Point', coordinates: [2.1234568, 50] }, { type: 'Point', coordinates: [3, 51] }]);
  const drawn = toDrawn([{ titre: null, geometry: { type: 'GeometryCollection', geometries: [square, { type: 'Point', coordinates: [1, 1] }] } }], () => 'k');
  assert.equal(drawn.length, 2);
  assert.deepEqual(toTraces([{ key: 'k', titre: '  ', geometry: { type: 'Point', coordinates: [1, 1] } }]), [{ titre: null, geometry: { type: 'Point', coordinates: [1, 1] } }]);
});

test('a corner snaps to a corner before an edge, and to nothing far away', () => {
  const snapper = new Snapper([{ type: 'Feature', id: 'a', properties: {}, geometry: square }]);
  const project = (lng: number, lat: number): { x: number; y: number } => ({ x: lng * 100, y: -lat * 100 });
  assert.deepEqual(snapper.near(4.05, 4.05, project), [4, 4]);
  assert.deepEqual(snapper.near(2, 0.05, project), [2, 0]);
  assert.equal(snapper.near(2, 2, project), undefined);
});

test('the table’s address says its filters, several values each, and what the service is asked', () => {
  const route = toggled(toggled(tableauRoute({ theme: 'friches' }), 'commune', '62413'), 'commune', '62427');
  assert.deepEqual(valuesOf(route, 'commune'), ['62413', '62427']);
  assert.deepEqual(queryOf(toggled(route, 'commune', '62413'), null), { commune: '62427', layer: 'friches' });
  assert.deepEqual(queryOf(tableauRoute({ ici: '1', maitre: 'call' }), [2.1, 50.1, 2.2, 50.2]), { maitre_ouvrage: 'call', bbox: '2.10000,50.10000,2.20000,50.20000' });
  assert.deepEqual(parseTableau(['tableau'], new URLSearchParams('tri=-montant&inconnu=1'))?.filtres, { tri: '-montant' });
});
