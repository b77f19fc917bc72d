// The polygons of a geometry that an address can keep.

import type { Geometry, Polygon } from 'geojson';

export type Polygons = { readonly polygons: readonly Polygon[]; readonly error: null } | { readonly polygons: null; readonly error: string };

/** An address keeps outer rings only: what has holes, or no area, is refused rather than changed. */
export function polygonsOf(geometry: Geometry): Polygons {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  if (parts.length === 0) return { polygons: null, error: 'Cette géométrie n’a pas de surface : un polygone est attendu.' };
  if (parts.some((rings) => rings.length > 1)) return { polygons: null, error: 'Ce polygone a un trou, que l’adresse de la page ne peut pas garder. Déclarez le projet au registre, avec sa géométrie entière.' };
  return { polygons: parts.map((rings) => ({ type: 'Polygon', coordinates: rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon, lat])) })), error: null };
}
