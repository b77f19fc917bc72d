// An area in an address: its rings, deltas in the letters of Google's polyline format
// (https://developers.google.com/maps/documentation/utilities/polylinealgorithm), five decimals (about a metre); a ring that
// has more is kept to the centimetre, marked by a dot. A dash comes before a hole, a star before another polygon.

import type { MultiPolygon, Polygon, Position } from 'geojson';

export type Area = Polygon | MultiPolygon;

const COARSE = 1e5;
const FINE = 1e7;
/** Of degrees: beyond, a centimetre does not fit the format's 32 bits. */
const FINE_REACH = 100;

function encodeNumber(value: number): string {
  let rest = value < 0 ? ~(value << 1) : value << 1;
  let text = '';
  while (rest >= 0x20) {
    text += String.fromCharCode((0x20 | (rest & 0x1f)) + 63);
    rest >>= 5;
  }
  return text + String.fromCharCode(rest + 63);
}

function isCoarse(ring: readonly Position[]): boolean {
  return ring.every((place) => place.slice(0, 2).every((value) => Math.abs(value * COARSE - Math.round(value * COARSE)) < 1e-4 || Math.abs(value) >= FINE_REACH));
}

function encodeRing(ring: readonly Position[]): string {
  const coarse = isCoarse(ring);
  const factor = coarse ? COARSE : FINE;
  let text = coarse ? '' : '.';
  let [x, y] = [0, 0];
  for (const [lon = 0, lat = 0] of ring.slice(0, -1)) {
    const [nextX, nextY] = [Math.round(lon * factor), Math.round(lat * factor)];
    text += encodeNumber(nextY - y) + encodeNumber(nextX - x);
    [x, y] = [nextX, nextY];
  }
  return text;
}

export function encodeArea(area: Area): string {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return polygons.map((rings) => rings.map(encodeRing).join('-')).join('*');
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

function decodeRing(text: string): Position[] | null {
  const factor = text.startsWith('.') ? FINE : COARSE;
  const numbers = decodeNumbers(factor === FINE ? text.slice(1) : text);
  if (numbers === null || numbers.length % 2 !== 0 || numbers.length < 6) {
    return null;
  }
  const ring: Position[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < numbers.length; i += 2) {
    y += numbers[i] ?? 0;
    x += numbers[i + 1] ?? 0;
    ring.push([x / factor, y / factor]);
  }
  const first = ring[0];
  if (first === undefined || ring.some(([lon = 0, lat = 0]) => Math.abs(lon) > 180 || Math.abs(lat) > 90)) {
    return null;
  }
  return [...ring, first];
}

/** Null when the text is no area on Earth, each ring of at least three corners. */
export function decodeArea(text: string): Area | null {
  const polygons: Position[][][] = [];
  for (const part of text.split('*')) {
    const rings = part.split('-').map(decodeRing);
    if (rings.some((ring) => ring === null)) return null;
    polygons.push(rings.filter((ring) => ring !== null));
  }
  const [first] = polygons;
  if (first === undefined) return null;
  return polygons.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: polygons };
}
