import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inside } from '../src/geo/inside.ts';
import { LAMBERT_93 } from '../src/geo/lambert.ts';
import { areaM2, crosses, lengthM } from '../src/geo/measure.ts';
import { thin } from '../src/geo/thin.ts';
import { ringOf } from '../src/select/outline.ts';

/** 300 m by 400 m on the plane of Lambert-93. */
const ring = [[690_000, 7_040_000], [690_300, 7_040_000], [690_300, 7_040_400], [690_000, 7_040_400]].map(([x = 0, y = 0]) => [...LAMBERT_93.inverse(x, y)]);

test('a length and an area are those of the plane', () => {
  assert.ok(Math.abs(lengthM([ring[0]!, ring[2]!]) - 500) < 1e-3);
  assert.ok(Math.abs(lengthM(ring) - 1000) < 1e-3);
  assert.ok(Math.abs(areaM2(ring) - 120_000) < 1e-2);
  assert.ok(Math.abs(areaM2([...ring].reverse()) - 120_000) < 1e-2);
  assert.equal(lengthM([]), 0);
  assert.equal(areaM2(ring.slice(0, 2)), 0);
});

test('a ring that crosses itself is told from one that does not', () => {
  assert.equal(crosses(ring), false);
  assert.equal(crosses([ring[0]!, ring[2]!, ring[1]!, ring[3]!]), true);
});

test('a hole is outside', () => {
  const square = (low: number, high: number): number[][] => [[low, low], [high, low], [high, high], [low, high], [low, low]];
  const area = { type: 'MultiPolygon' as const, coordinates: [[square(0, 10), square(4, 6)], [square(20, 30)]] };
  assert.deepEqual([[5, 5], [2, 2], [25, 25], [15, 15]].map((position) => inside(area, position)), [false, true, true, false]);
  assert.equal(inside({ type: 'Point', coordinates: [5, 5] }, [5, 5]), false);
});

test('a stroke keeps its corners and loses what lies along its sides', () => {
  const stroke = [[0, 0], [10, 0.4], [20, 0], [20.5, 10], [20, 20]] as const;
  assert.deepEqual(thin(stroke, 1), [[0, 0], [20, 0], [20, 20]]);
  assert.deepEqual(thin(stroke, 0.1), stroke);
  assert.deepEqual(ringOf('rectangle', [[0, 0], [5, 5], [10, 20]]), [[0, 0], [10, 0], [10, 20], [0, 20]]);
});
