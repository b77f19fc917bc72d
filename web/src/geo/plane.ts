// A small map on paper: positions (CRS84) to a rectangle of so many units, as MapLibre draws them (Web Mercator).

import type { Geometry, Position } from 'geojson';
import type { Bbox } from '../api/refs.ts';

const EARTH_M = 6_378_137;
const RADIANS = Math.PI / 180;

export interface Plane {
  readonly width: number;
  readonly height: number;
  /** What the rectangle shows, the room around the extent asked for included. */
  readonly bbox: Bbox;
  /** Ground metres in one unit, at the middle. */
  readonly metres: number;
  readonly at: (position: Position) => [number, number];
}

function northing(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2));
}

function latitude(y: number): number {
  return (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RADIANS;
}

/** Fits an extent into the rectangle, `margin` units kept free on each side. */
export function plane([west, south, east, north]: Bbox, width: number, height: number, margin: number): Plane {
  const [x, y] = [((west + east) / 2) * RADIANS, (northing(south) + northing(north)) / 2];
  const spanX = Math.max((east - west) * RADIANS, 1e-9);
  const spanY = Math.max(northing(north) - northing(south), 1e-9);
  const scale = Math.min((width - 2 * margin) / spanX, (height - 2 * margin) / spanY);
  const [halfX, halfY] = [width / 2 / scale, height / 2 / scale];
  return {
    width,
    height,
    bbox: [(x - halfX) / RADIANS, latitude(y - halfY), (x + halfX) / RADIANS, latitude(y + halfY)],
    metres: (EARTH_M * Math.cos(latitude(y) * RADIANS)) / scale,
    at: ([lon = 0, lat = 0]) => [width / 2 + (lon * RADIANS - x) * scale, height / 2 - (northing(lat) - y) * scale],
  };
}

/** The `d` of a path, to a tenth of a unit. Points have none. */
export function pathOf(geometry: Geometry, { at }: Plane): string {
  const line = (positions: readonly Position[], closed: boolean): string => {
    const points = positions.map((position) => at(position).map((value) => value.toFixed(1)).join(' '));
    return points.length === 0 ? '' : `M${points.join('L')}${closed ? 'Z' : ''}`;
  };
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.map((ring) => line(ring, true)).join('');
    case 'MultiPolygon':
      return geometry.coordinates.flat().map((ring) => line(ring, true)).join('');
    case 'LineString':
      return line(geometry.coordinates, false);
    case 'MultiLineString':
      return geometry.coordinates.map((part) => line(part, false)).join('');
    case 'GeometryCollection':
      return geometry.geometries.map((part) => pathOf(part, { at } as Plane)).join('');
    default:
      return '';
  }
}

const ROUND_M = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000];

/** The longest round length that takes no more than `units`. */
export function scaleBar({ metres }: Plane, units: number): { readonly metres: number; readonly units: number } {
  const length = [...ROUND_M].reverse().find((each) => each / metres <= units) ?? ROUND_M[0] ?? 100;
  return { metres: length, units: length / metres };
}
