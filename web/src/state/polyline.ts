// A polygon in an address: the outer ring, five decimals (about a metre), deltas in the letters of Google's polyline
// format (https://developers.google.com/maps/documentation/utilities/polylinealgorithm). Holes are not kept.

import type { Polygon, Position } from 'geojson';

const FACTOR = 1e5;

function encodeNumber(value: number): string {
  let rest = value < 0 ? ~(value << 1) : value << 1;
  let text = '';
  while (rest >= 0x20) {
    text += String.fromCharCode((0x20 | (rest & 0x1f)) + 63);
    rest >>= 5;
  }
  return text + String.fromCharCode(rest + 63);
}

export function encodePolygon(polygon: Polygon): string {
  const ring = polygon.coordinates[0] ?? [];
  let text = '';
  let [x, y] = [0, 0];
  for (const [lon = 0, lat = 0] of ring.slice(0, -1)) {
    const [nextX, nextY] = [Math.round(lon * FACTOR), Math.round(lat * FACTOR)];
    text += encodeNumber(nextY - y) + encodeNumber(nextX - x);
    [x, y] = [nextX, nextY];
  }
  return text;
}

/** The numbers of an encoded text; null when it is truncated or holds a foreign letter. */
function decodeNumbers(text: string): number[] | null {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const letter of text) {
    const bits = letter.charCodeAt(0) - 63;
    if (bits < 0 || bits > 63 || shift > 30) {
      return null;
    }
    value |= (bits & 0x1f) << shift;
    shift += 5;
    if (bits < 0x20) {
      numbers.push(value & 1 ? ~(value >> 1) : value >> 1);
      [value, shift] = [0, 0];
    }
  }
  return shift === 0 ? numbers : null;
}

/** Null when the text is no polygon of at least three corners on Earth. */
export function decodePolygon(text: string): Polygon | null {
  const numbers = decodeNumbers(text);
  if (numbers === null || numbers.length % 2 !== 0 || numbers.length < 6) {
    return null;
  }
  const ring: Position[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < numbers.length; i += 2) {
    y += numbers[i] ?? 0;
    x += numbers[i + 1] ?? 0;
    ring.push([x / FACTOR, y / FACTOR]);
  }
  const first = ring[0];
  if (first === undefined || ring.some(([lon = 0, lat = 0]) => Math.abs(lon) > 180 || Math.abs(lat) > 90)) {
    return null;
  }
  return { type: 'Polygon', coordinates: [[...ring, first]] };
}
