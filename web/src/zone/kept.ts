// A geometry too long for an address is kept for the browser's session, and the address says so.

import type { Geometry } from 'geojson';
import { type Area, decodeArea, encodeArea } from '../state/polyline.ts';

/** Begins what stands in an address for a geometry kept beside it; no encoded area begins so. */
export const KEPT = '*';
const KEY = 'archipel.zone.';
/** Longer addresses are cut by mail programs. */
const LONGEST = 1500;

const memory = new Map<string, Geometry>();

function isArea(geometry: Geometry): geometry is Area {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

function kept(geometry: Geometry): string {
  const known = [...memory].find(([, each]) => each === geometry)?.[0];
  if (known !== undefined) return known;
  const id = Date.now().toString(36) + memory.size.toString(36);
  memory.set(id, geometry);
  try {
    sessionStorage.setItem(KEY + id, JSON.stringify(geometry));
  } catch {
    // Storage refused or full: kept as long as the page.
  }
  return id;
}

/** What to write in the address for a geometry; the same one is written the same. */
export function keep(geometry: Geometry): string {
  const trace = isArea(geometry) ? encodeArea(geometry) : '';
  return trace !== '' && trace.length <= LONGEST ? trace : KEPT + kept(geometry);
}

export function isKept(trace: string): boolean {
  return trace.startsWith(KEPT);
}

/** Null when the address holds no readable geometry, or one that another browser kept. */
export function recall(trace: string): Geometry | null {
  if (!isKept(trace)) {
    return decodeArea(trace);
  }
  const id = trace.slice(KEPT.length);
  const known = memory.get(id);
  if (known !== undefined) return known;
  try {
    const read = JSON.parse(sessionStorage.getItem(KEY + id) ?? 'null') as Geometry | null;
    if (read !== null) memory.set(id, read);
    return read;
  } catch {
    return null;
  }
}
