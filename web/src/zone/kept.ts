// A pasted geometry too long for an address is kept for the browser's session, and the address says so.

import type { Geometry, Polygon } from 'geojson';
import { decodePolygon, encodePolygon } from '../state/polyline.ts';

/** Stands in an address for the geometry kept beside it; no encoded polygon looks like it. */
export const KEPT = '*';
const KEY = 'archipel.zone';
/** Longer addresses are cut by mail programs. */
const LONGEST = 1500;

let memory: Geometry | null = null;

function simplePolygon(geometry: Geometry): Polygon | null {
  return geometry.type === 'Polygon' && geometry.coordinates.length === 1 ? geometry : null;
}

/** What to write in the address for a geometry. */
export function keep(geometry: Geometry): string {
  const polygon = simplePolygon(geometry);
  const trace = polygon === null ? '' : encodePolygon(polygon);
  if (trace !== '' && trace.length <= LONGEST) {
    return trace;
  }
  memory = geometry;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(geometry));
  } catch {
    // Storage refused or full: kept as long as the page.
  }
  return KEPT;
}

/** Null when the address holds no readable geometry. */
export function recall(trace: string): Geometry | null {
  if (trace !== KEPT) {
    return decodePolygon(trace);
  }
  if (memory === null) {
    try {
      memory = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Geometry | null;
    } catch {
      return null;
    }
  }
  return memory;
}
