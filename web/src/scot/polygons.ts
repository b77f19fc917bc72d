// The area of a geometry that was sent, or why it has none.

import type { Geometry, Position } from 'geojson';
import type { Area } from '../state/polyline.ts';

export type AreaOf = { readonly area: Area; readonly error: null } | { readonly area: null; readonly error: string };

const flat = (ring: readonly Position[]): Position[] => ring.map(([lon = 0, lat = 0]) => [lon, lat]);

/** Heights are left out; holes and parts stay. */
export function areaOf(geometry: Geometry): AreaOf {
  if (geometry.type === 'Polygon' && geometry.coordinates.length > 0) return { area: { type: 'Polygon', coordinates: geometry.coordinates.map(flat) }, error: null };
  if (geometry.type === 'MultiPolygon' && geometry.coordinates.length > 0) return { area: { type: 'MultiPolygon', coordinates: geometry.coordinates.map((rings) => rings.map(flat)) }, error: null };
  return { area: null, error: 'Cette géométrie n’a pas de surface : un polygone est attendu.' };
}
