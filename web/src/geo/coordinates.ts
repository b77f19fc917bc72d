// A place as coordinates in the three systems that are met here, written and read.

import type { Position } from 'geojson';
import { CC50, LAMBERT_93 } from './lambert.ts';

export type System = 'lambert-93' | 'cc50' | 'wgs84';

export const SYSTEMS: readonly { readonly id: System; readonly title: string; readonly note: string }[] = [
  { id: 'lambert-93', title: 'Lambert-93', note: 'EPSG:2154, mètres, est puis nord' },
  { id: 'cc50', title: 'CC50', note: 'EPSG:3950, mètres, est puis nord' },
  { id: 'wgs84', title: 'WGS84', note: 'degrés, latitude puis longitude' },
];

const metres = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const degrees = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 6, maximumFractionDigits: 6 });

function numbers(position: Position, system: System): readonly [number, number] {
  const [lon = 0, lat = 0] = position;
  return system === 'wgs84' ? [lat, lon] : (system === 'cc50' ? CC50 : LAMBERT_93).forward(position);
}

/** `687 123,4 ; 7 041 456,1`. */
export function coordinateWords(position: Position, system: System): string {
  const format = system === 'wgs84' ? degrees : metres;
  return numbers(position, system).map((value) => format.format(value).replace(/\s/g, '\u202f')).join(' ; ');
}

/** For other programs: decimal points, a comma between. */
export function coordinateCopy(position: Position, system: System): string {
  return numbers(position, system).map((value) => value.toFixed(system === 'wgs84' ? 7 : 2)).join(', ');
}

export type ReadPlace =
  | { readonly position: Position; readonly system: System; readonly error: null }
  | { readonly position: null; readonly error: string };

const NUMBER = String.raw`[+-]?\d+(?:\.\d+)?`;

/** The two numbers of a text, however they are parted; null for none. */
function twoNumbers(text: string): readonly [number, number] | null {
  const plain = text.replace(/[\u00a0\u202f]/g, ' ').replace(/[NSEO°WXY=:]|lat(?:itude)?|lon(?:gitude)?/gi, ' ').trim();
  const parts = plain.split(/\s*[;/\t\n]\s*/).filter((part) => part.trim() !== '');
  const apart = parts.length === 2 ? parts.map((part) => part.replace(/\s/g, '').replace(',', '.')) : null;
  const found = apart ?? (
    plain.match(new RegExp(`^(${NUMBER})\\s*[,\\s]\\s*(${NUMBER})$`))
    ?? plain.replace(/(\d),(\d)/g, '$1.$2').match(new RegExp(`^(${NUMBER})\\s*,?\\s+(${NUMBER})$`))
    ?? plain.replace(/(\d),(\d)/g, '$1.$2').match(/^(\d{1,3}(?: \d{3})+(?:\.\d+)?),?\s+(\d(?: \d{3}){2}(?:\.\d+)?)$/)
  )?.slice(1).map((part) => part.replace(/\s/g, ''));
  const [first, second] = (found ?? []).map(Number);
  return first === undefined || second === undefined || !Number.isFinite(first) || !Number.isFinite(second) ? null : [first, second];
}

function between(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

/** The system is known by the size of the numbers; the order of degrees, by which of them can be a latitude of France. */
export function readPlace(text: string): ReadPlace {
  const pair = twoNumbers(text);
  if (pair === null) {
    return { position: null, error: 'Écrivez deux nombres, séparés par un point-virgule : 687123,4 ; 7041456,1 ou 50,447 ; 2,913.' };
  }
  for (const [a, b] of [pair, [pair[1], pair[0]] as const]) {
    if (between(a, 41, 52) && between(b, -6, 10)) return { position: [b, a], system: 'wgs84', error: null };
    if (between(a, 0, 1_300_000) && between(b, 6_000_000, 7_200_000)) return { position: [...LAMBERT_93.inverse(a, b)], system: 'lambert-93', error: null };
    if (between(a, 1_200_000, 2_200_000) && between(b, 9_000_000, 9_400_000)) return { position: [...CC50.inverse(a, b)], system: 'cc50', error: null };
  }
  return {
    position: null,
    error: 'Ces nombres ne sont pas des coordonnées d’ici. En Lambert-93 : est de 0 à 1 300 000, nord de 6 000 000 à 7 200 000 ; en CC50 : nord de 9 000 000 à 9 400 000 ; en degrés : latitude de 41 à 52.',
  };
}
