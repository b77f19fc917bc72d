// One point inside a geometry, where its symbol and its name go.

import type { Geometry, Position } from 'geojson';

/** Twice the signed area, in square degrees; its size only ranks parts. */
function doubledArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    const [x2 = 0, y2 = 0] = ring[i + 1] ?? [];
    sum += x1 * y2 - x2 * y1;
  }
  return sum;
}

function centroid(ring: readonly Position[]): Position {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let [sumX, sumY, area] = [0, 0, 0];
  // Relative to the first corner: far from the origin the products would lose their digits.
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x1, y1] = [(ring[i]?.[0] ?? 0) - originX, (ring[i]?.[1] ?? 0) - originY];
    const [x2, y2] = [(ring[i + 1]?.[0] ?? 0) - originX, (ring[i + 1]?.[1] ?? 0) - originY];
    const cross = x1 * y2 - x2 * y1;
    sumX += (x1 + x2) * cross;
    sumY += (y1 + y2) * cross;
    area += cross;
  }
  return area === 0 ? [originX, originY] : [originX + sumX / (3 * area), originY + sumY / (3 * area)];
}

/** Where the rings of a polygon cross a parallel, west to east. */
function crossings(rings: readonly (readonly Position[])[], y: number): number[] {
  const found: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [x1 = 0, y1 = 0] = ring[i] ?? [];
      const [x2 = 0, y2 = 0] = ring[i + 1] ?? [];
      if (y1 > y !== y2 > y) {
        found.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
      }
    }
  }
  return found.sort((a, b) => a - b);
}

/** The centroid when it lies inside; else the middle of the widest stretch on its parallel. */
function insidePolygon(rings: readonly (readonly Position[])[]): Position {
  const [x = 0, y = 0] = centroid(rings[0] ?? []);
  const stretches = crossings(rings, y);
  let best: readonly [number, number] | null = null;
  for (let i = 0; i + 1 < stretches.length; i += 2) {
    const [from, to] = [stretches[i] ?? 0, stretches[i + 1] ?? 0];
    if (from <= x && x <= to) {
      return [x, y];
    }
    if (best === null || to - from > best[1] - best[0]) {
      best = [from, to];
    }
  }
  return best === null ? [x, y] : [(best[0] + best[1]) / 2, y];
}

function lineLength(line: readonly Position[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < line.length; i++) {
    sum += Math.hypot((line[i + 1]?.[0] ?? 0) - (line[i]?.[0] ?? 0), (line[i + 1]?.[1] ?? 0) - (line[i]?.[1] ?? 0));
  }
  return sum;
}

function middleOfLine(line: readonly Position[]): Position {
  let rest = lineLength(line) / 2;
  for (let i = 0; i + 1 < line.length; i++) {
    const [from, to] = [line[i] ?? [0, 0], line[i + 1] ?? [0, 0]];
    const step = lineLength([from, to]);
    if (step >= rest && step > 0) {
      const t = rest / step;
      return [(from[0] ?? 0) + t * ((to[0] ?? 0) - (from[0] ?? 0)), (from[1] ?? 0) + t * ((to[1] ?? 0) - (from[1] ?? 0))];
    }
    rest -= step;
  }
  return line[0] ?? [0, 0];
}

function largest<T>(parts: readonly T[], size: (part: T) => number): T | undefined {
  return [...parts].sort((a, b) => size(b) - size(a))[0];
}

/** Null for an empty geometry. */
export function anchor(geometry: Geometry): Position | null {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates.length === 0 ? null : geometry.coordinates;
    case 'MultiPoint':
      return geometry.coordinates[0] ?? null;
    case 'LineString':
      return geometry.coordinates.length === 0 ? null : middleOfLine(geometry.coordinates);
    case 'MultiLineString': {
      const line = largest(geometry.coordinates, lineLength);
      return line === undefined ? null : middleOfLine(line);
    }
    case 'Polygon':
      return geometry.coordinates.length === 0 ? null : insidePolygon(geometry.coordinates);
    case 'MultiPolygon': {
      const polygon = largest(geometry.coordinates, (rings) => Math.abs(doubledArea(rings[0] ?? [])));
      return polygon === undefined ? null : insidePolygon(polygon);
    }
    case 'GeometryCollection': {
      // An area says more of a place than a line, a line more than a point.
      const rank = (part: Geometry): number => (part.type.includes('Polygon') ? 2 : part.type.includes('Line') ? 1 : 0);
      const part = largest(geometry.geometries, rank);
      return part === undefined ? null : anchor(part);
    }
  }
}
