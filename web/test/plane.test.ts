import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathOf, plane, scaleBar } from '../src/geo/plane.ts';
import { placeNames } from '../src/geo/place-names.ts';

test('an extent is fitted whole, centred, its margin kept', () => {
  const view = plane([2.8, 50.4, 2.9, 50.5], 400, 300, 20);
  const [west, north] = view.at([2.8, 50.5]);
  const [east, south] = view.at([2.9, 50.4]);
  assert.ok(Math.abs(north - 20) < 1e-6 && Math.abs(south - 280) < 1e-6, `${north} ${south}`);
  assert.ok(Math.abs((west + east) / 2 - 200) < 1e-6);
  // At 50.45° north a degree of longitude is 0.637 of a degree of latitude: the square of degrees is a tall rectangle.
  assert.ok(Math.abs((east - west) / (south - north) - 0.637) < 0.002, String((east - west) / (south - north)));
});

test('a tenth of a degree of latitude is 11.1 km: so says the scale bar', () => {
  const view = plane([2.8, 50.4, 2.9, 50.5], 400, 300, 20);
  assert.ok(Math.abs(view.metres * 260 - 11_130) < 40, String(view.metres * 260));
  assert.deepEqual(scaleBar(view, 90), { metres: 2000, units: 2000 / view.metres });
});

test('outlines are closed, lines are not, points have no path', () => {
  const view = plane([0, 0, 1, 1], 100, 100, 0);
  assert.equal(pathOf({ type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] }, view), 'M0.0 100.0L100.0 100.0L100.0 0.0L0.0 100.0Z');
  assert.equal(pathOf({ type: 'LineString', coordinates: [[0, 0], [1, 0]] }, view), 'M0.0 100.0L100.0 100.0');
  assert.equal(pathOf({ type: 'Point', coordinates: [0, 0] }, view), '');
});

test('a name that would cover another one or leave the map is put elsewhere, or left out', () => {
  const names = [{ text: 'Lens', x: 50, y: 50, radius: 8 }, { text: 'Liévin', x: 50, y: 70, radius: 8 }, { text: 'Avion', x: 50, y: 50, radius: 0 }];
  const placed = placeNames(names, 100, 100);
  assert.deepEqual(placed.map(({ text }) => text), ['Lens', 'Liévin']);
  assert.equal(placed[0]?.y, 39, 'above, since the other symbol is below');
  assert.deepEqual(placeNames([{ text: 'Un nom bien trop long', x: 50, y: 50, radius: 0 }], 60, 60), []);
});
