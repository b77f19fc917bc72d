import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coordinateCopy, coordinateWords, readPlace } from '../src/geo/coordinates.ts';
import { CC50, LAMBERT_93 } from '../src/geo/lambert.ts';

// Computed by PROJ 9.1 (cs2cs, EPSG:2154 and EPSG:3950), to a tenth of a millimetre.
const KNOWN = [
  { lon: 2.8, lat: 50.43, l93: [685768.7721, 7036959.7013], cc50: [1685789.9834, 9247845.6333] },
  { lon: 3, lat: 50, l93: [700000, 6989055.0074], cc50: [1700000, 9200000] },
  { lon: 2.5, lat: 50.6, l93: [664542.0581, 7055993.7226], cc50: [1664601.5953, 9266854.7325] },
] as const;

function near(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  assert.ok(actual.every((value, index) => Math.abs(value - (expected[index] ?? NaN)) <= tolerance), `${actual.join()} ≠ ${expected.join()}`);
}

test('Lambert-93 and CC50 agree with PROJ to a millimetre, there and back', () => {
  for (const { lon, lat, l93, cc50 } of KNOWN) {
    near(LAMBERT_93.forward([lon, lat]), l93, 0.001);
    near(CC50.forward([lon, lat]), cc50, 0.001);
    near(LAMBERT_93.inverse(l93[0], l93[1]), [lon, lat], 1e-8);
    near(CC50.inverse(cc50[0], cc50[1]), [lon, lat], 1e-8);
  }
});

test('a place is written for the reader and copied for programs', () => {
  assert.equal(coordinateWords([2.8, 50.43], 'lambert-93'), '685\u202f768,8 ; 7\u202f036\u202f959,7');
  assert.equal(coordinateCopy([2.8, 50.43], 'cc50'), '1685789.98, 9247845.63');
  assert.equal(coordinateWords([2.8, 50.43], 'wgs84'), '50,430000 ; 2,800000');
});

test('coordinates are read in any of the three systems, however they are written', () => {
  for (const text of ['685768,77 ; 7036959,70', '685 768,77 ; 7 036 959,70', '685768.77, 7036959.70', '685768.77 7036959.70', '685 768,77 7 036 959,70', '685\u202f768,8 ; 7\u202f036\u202f959,7', 'X=685768.77 Y=7036959.70', '7036959.7 ; 685768.8']) {
    const read = readPlace(text);
    assert.equal(read.error, null, text);
    assert.equal(read.position === null ? '' : read.system, 'lambert-93', text);
    near(read.position ?? [], [2.8, 50.43], 1e-6);
  }
  for (const text of ['50.43, 2.8', '50,43 ; 2,8', '2.8 50.43', '50,43° N ; 2,8° E', '50,43 2,8', 'lat 50.43 lon 2.8']) near(readPlace(text).position ?? [], [2.8, 50.43], 1e-9);
  near(readPlace('1685789.98 9247845.63').position ?? [], [2.8, 50.43], 1e-6);
});

test('what is no place is said, with what is accepted', () => {
  for (const text of ['', 'Lens', '12', '1;2;3']) assert.match(readPlace(text).error ?? '', /deux nombres/);
  for (const text of ['12 ; 13', '700000 ; 500', '95.2, 2.8']) assert.match(readPlace(text).error ?? '', /Lambert-93 : est de 0/);
});
