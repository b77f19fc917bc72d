// Lengths and areas on the plane of Lambert-93, where the service measures too.

import type { Position } from 'geojson';
import { LAMBERT_93 } from './lambert.ts';

type Point = readonly [number, number];

function flat(positions: readonly Position[]): readonly Point[] {
  return positions.map(LAMBERT_93.forward);
}

/** Metres along a line. */
export function lengthM(line: readonly Position[]): number {
  const points = flat(line);
  return points.slice(1).reduce((sum, [x, y], index) => {
    const [fromX, fromY] = points[index] ?? [x, y];
    return sum + Math.hypot(x - fromX, y - fromY);
  }, 0);
}

/** Square metres inside a ring, closed or not. A ring that crosses itself has no area of its own: see `crosses`. */
export function areaM2(ring: readonly Position[]): number {
  const points = flat(ring);
  const [originX, originY] = points[0] ?? [0, 0];
  // Relative to the first corner: far from the origin the products would lose their digits.
  const doubled = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    return sum + (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY);
  }, 0);
  return Math.abs(doubled) / 2;
}

function side([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
}

/** Whether two sides of a ring that are not neighbours cross. */
export function crosses(ring: readonly Position[]): boolean {
  const points = ring.map(([lon = 0, lat = 0]) => [lon, lat] as const);
  const count = points.length;
  const at = (index: number): Point => points[index % count] ?? [0, 0];
  for (let i = 0; i < count; i++) {
    for (let j = i + 2; j < count; j++) {
      if ((j + 1) % count === i) continue;
      const [a, b, c, d] = [at(i), at(i + 1), at(j), at(j + 1)];
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true;
    }
  }
  return false;
}
