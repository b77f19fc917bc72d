import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Geometry, Position } from 'geojson';
import type { Item } from '../src/api/features.ts';
import { anchor } from '../src/geo/anchor.ts';
import { around } from '../src/geo/around.ts';
import { bboxOf, contains, grow, intersects, union, unionAll, widen } from '../src/geo/bbox.ts';
import { readPasted } from '../src/geo/paste.ts';
import { legibleZoom } from '../src/map/points.ts';

const square = (x: number, y: number, side: number): Position[] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]];
const item = (id: string, geometry: Geometry, properties = {}): Item => ({ type: 'Feature', id, geometry, properties });

test('an extent holds every part, also inside collections, and nothing has none', () => {
  const collection: Geometry = {
    type: 'GeometryCollection',
    geometries: [{ type: 'Point', coordinates: [3, 50] }, { type: 'MultiPolygon', coordinates: [[square(1, 49, 1)]] }],
  };
  assert.deepEqual(bboxOf(collection), [1, 49, 3, 50]);
  assert.equal(bboxOf({ type: 'MultiPolygon', coordinates: [] }), null);
  assert.equal(unionAll([]), null);
  assert.deepEqual(union(null, [1, 2, 3, 4]), [1, 2, 3, 4]);
});

test('extents touch, hold and grow', () => {
  assert.ok(intersects([0, 0, 1, 1], [1, 1, 2, 2]));
  assert.ok(!intersects([0, 0, 1, 1], [1.1, 0, 2, 2]));
  assert.ok(contains([0, 0, 3, 3], [1, 1, 2, 2]));
  assert.ok(!contains([1, 1, 2, 2], [0, 0, 3, 3]));
  assert.deepEqual(grow([1, 1, 2, 3], 3), [0, -1, 3, 5]);
});

test('a margin in metres is as wide as it is high on the ground', () => {
  const [west, south, east, north] = widen([2.9, 50.4, 2.9, 50.4], 1000);
  assert.ok(Math.abs((north - south) * 111.32 - 2) < 0.001);
  assert.ok(Math.abs((east - west) * 111.32 * Math.cos((50.4 * Math.PI) / 180) - 2) < 0.001);
});

test('the ground within 500 m of a point is a circle of 500 m', () => {
  const lines = around({ type: 'Point', coordinates: [2.9, 50.4] }, 500)?.coordinates ?? [];
  assert.ok(lines.length > 100);
  for (const [lon = 0, lat = 0] of lines.flat()) {
    const metres = Math.hypot((lon - 2.9) * 111_320 * Math.cos((50.4 * Math.PI) / 180), (lat - 50.4) * 111_320);
    assert.ok(Math.abs(metres - 500) < 5, String(metres));
  }
});

test('the ground around an area lies outside it, also around a hole too small to be left', () => {
  const side = 0.02;
  const area: Geometry = { type: 'Polygon', coordinates: [square(2.9, 50.4, side), square(2.909, 50.409, 0.002).reverse()] };
  const lines = around(area, 300)?.coordinates ?? [];
  assert.ok(lines.length > 0);
  for (const [lon = 0, lat = 0] of lines.flat()) {
    assert.ok(lon < 2.9 || lon > 2.9 + side || lat < 50.4 || lat > 50.4 + side);
  }
  assert.equal(around(area, 0), null);
});

test('the symbol of a square is at its centre, even far from the origin', () => {
  const [x = 0, y = 0] = anchor({ type: 'Polygon', coordinates: [square(2.9, 50.4, 0.001)] }) ?? [];
  assert.ok(Math.abs(x - 2.9005) < 1e-9 && Math.abs(y - 50.4005) < 1e-9);
});

test('the symbol of a horseshoe and of a ring lies inside them', () => {
  const horseshoe = [[0, 0], [10, 0], [10, 10], [8, 10], [8, 2], [2, 2], [2, 10], [0, 10], [0, 0]];
  const [x = 0, y = 0] = anchor({ type: 'Polygon', coordinates: [horseshoe] }) ?? [];
  assert.ok(y < 2 || x <= 2 || x >= 8, `${x} ${y}`);
  const ring = anchor({ type: 'Polygon', coordinates: [square(0, 0, 10), square(2, 2, 6)] }) ?? [];
  assert.ok((ring[0] ?? 0) < 2 || (ring[0] ?? 0) > 8, String(ring));
});

test('the largest part carries the symbol, and an area before a line', () => {
  const [x = 0] = anchor({ type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(100, 0, 5)]] }) ?? [];
  assert.ok(x > 100);
  const mixed = anchor({
    type: 'GeometryCollection',
    geometries: [{ type: 'LineString', coordinates: [[0, 0], [50, 0]] }, { type: 'Polygon', coordinates: [square(7, 7, 2)] }],
  });
  assert.deepEqual(mixed, [8, 8]);
});

test('the symbol of a line is halfway along it', () => {
  assert.deepEqual(anchor({ type: 'LineString', coordinates: [[0, 0], [1, 0], [9, 0], [10, 0]] }), [5, 0]);
});

test('a place twice as large can be read one zoom earlier', () => {
  const small = legibleZoom(item('a', { type: 'Polygon', coordinates: [square(2.9, 50.4, 0.002)] }));
  const large = legibleZoom(item('b', { type: 'Polygon', coordinates: [square(2.9, 50.4, 0.004)] }));
  assert.equal(small - large, 1);
  assert.equal(legibleZoom(item('c', { type: 'Point', coordinates: [2.9, 50.4] })), 24);
});

test('a geometry, a feature and a collection of polygons can be pasted', () => {
  const polygon = { type: 'Polygon', coordinates: [square(2, 50, 1)] };
  const feature = { type: 'Feature', properties: {}, geometry: polygon };
  assert.deepEqual(readPasted(JSON.stringify(polygon)).geometry, polygon);
  assert.deepEqual(readPasted(JSON.stringify(feature)).geometry, polygon);
  const merged = readPasted(JSON.stringify({ type: 'FeatureCollection', features: [feature, feature] }));
  assert.deepEqual(merged.geometry, { type: 'MultiPolygon', coordinates: [polygon.coordinates, polygon.coordinates] });
});

test('what cannot be pasted is refused with the reason', () => {
  const refusals: [string, RegExp][] = [
    ['{"type":"Polygon"', /en entier/],
    ['12', /pas du GeoJSON/],
    ['{"type":"Topology","coordinates":[]}', /Topology.*Types acceptés/],
    ['{"type":"Feature","geometry":null}', /pas de géométrie/],
    ['{"type":"FeatureCollection","features":[]}', /vide/],
    ['{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[2,50]}},{"type":"Feature","geometry":{"type":"Point","coordinates":[2,50]}}]}', /polygones/],
  ];
  for (const [text, reason] of refusals) {
    const { geometry, error } = readPasted(text);
    assert.equal(geometry, null);
    assert.match(error ?? '', reason);
  }
});
