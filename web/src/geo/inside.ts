// Whether a position lies inside an area.

import type { Geometry, Position } from 'geojson';

function inRing(ring: readonly Position[], lon: number, lat: number): boolean {
  let odd = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    const [x2 = 0, y2 = 0] = ring[i + 1] ?? [];
    if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
  }
  return odd;
}

/** Holes are outside; lines and points hold nothing. */
export function inside(geometry: Geometry, [lon = 0, lat = 0]: Position): boolean {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  return polygons.some((rings) => rings.reduce((odd, ring) => odd !== inRing(ring, lon, lat), false));
}
