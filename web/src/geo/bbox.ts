// Extents of geometries, CRS84.

import type { Geometry, Position } from 'geojson';
import type { Bbox } from '../api/refs.ts';

/** Calls `visit` with every position of a geometry. */
export function eachPosition(geometry: Geometry, visit: (position: Position) => void): void {
  if (geometry.type === 'GeometryCollection') {
    geometry.geometries.forEach((part) => eachPosition(part, visit));
    return;
  }
  const walk = (coordinates: unknown): void => {
    if (Array.isArray(coordinates)) {
      if (typeof coordinates[0] === 'number') {
        visit(coordinates as Position);
      } else {
        coordinates.forEach(walk);
      }
    }
  };
  walk(geometry.coordinates);
}

/** Null for an empty geometry. */
export function bboxOf(geometry: Geometry): Bbox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  eachPosition(geometry, ([lon = 0, lat = 0]) => {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  });
  return west <= east ? [west, south, east, north] : null;
}

export function union(a: Bbox | null, b: Bbox | null): Bbox | null {
  if (a === null || b === null) {
    return a ?? b;
  }
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

export function intersects(a: Bbox, b: Bbox): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: Bbox, inner: Bbox): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

export function unionAll(geometries: Iterable<Geometry>): Bbox | null {
  let all: Bbox | null = null;
  for (const geometry of geometries) {
    all = union(all, bboxOf(geometry));
  }
  return all;
}

/** The same centre, `factor` times as wide and high. */
export function grow([west, south, east, north]: Bbox, factor: number): Bbox {
  const [dx, dy] = [((east - west) * (factor - 1)) / 2, ((north - south) * (factor - 1)) / 2];
  return [west - dx, south - dy, east + dx, north + dy];
}

const METRES_PER_DEGREE = 111_320;

/** With a margin of so many metres on each side. */
export function widen([west, south, east, north]: Bbox, metres: number): Bbox {
  const dy = metres / METRES_PER_DEGREE;
  const dx = dy / Math.cos((((south + north) / 2) * Math.PI) / 180);
  return [west - dx, south - dy, east + dx, north + dy];
}
