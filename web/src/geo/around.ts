// The outline of the ground within a distance of a geometry, to be shown: contour of a grid of distances (marching
// squares). Good to a fraction of a cell; what is measured is measured by the service.

import type { Geometry, MultiLineString, Position } from 'geojson';
import { bboxOf, widen } from './bbox.ts';

/** Cells along the longer side of the grid. */
const CELLS = 90;
const METRES_PER_DEGREE = 111_320;

type Point = readonly [number, number];
type Segment = readonly [Point, Point];

interface Plane {
  readonly toMetres: (position: Position) => Point;
  readonly toDegrees: (point: Point) => Position;
}

/** Metres east and north of a corner: flat enough over a few kilometres. */
function plane(west: number, south: number, lat: number): Plane {
  const perLon = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  return {
    toMetres: ([lon = 0, lat2 = 0]) => [(lon - west) * perLon, (lat2 - south) * METRES_PER_DEGREE],
    toDegrees: ([x, y]) => [west + x / perLon, south + y / METRES_PER_DEGREE],
  };
}

function segmentsOf(line: readonly Point[]): Segment[] {
  const [first] = line;
  if (first === undefined) return [];
  return line.length === 1 ? [[first, first]] : line.slice(1).map((point, index) => [line[index] ?? point, point]);
}

interface Shape {
  readonly edges: Segment[];
  /** Edges of areas only, for telling inside from outside. */
  readonly rings: Segment[];
}

function shapeOf(geometry: Geometry, { toMetres }: Plane): Shape {
  const line = (positions: readonly Position[]): Segment[] => segmentsOf(positions.map(toMetres));
  const lines = (parts: readonly (readonly Position[])[]): Shape => ({ edges: parts.flatMap(line), rings: [] });
  const areas = (parts: readonly (readonly (readonly Position[])[])[]): Shape => {
    const edges = parts.flatMap((rings) => rings.flatMap(line));
    return { edges, rings: edges };
  };
  switch (geometry.type) {
    case 'Point':
      return lines([[geometry.coordinates]]);
    case 'MultiPoint':
      return lines(geometry.coordinates.map((position) => [position]));
    case 'LineString':
      return lines([geometry.coordinates]);
    case 'MultiLineString':
      return lines(geometry.coordinates);
    case 'Polygon':
      return areas([geometry.coordinates]);
    case 'MultiPolygon':
      return areas(geometry.coordinates);
    case 'GeometryCollection': {
      const shapes = geometry.geometries.map((part) => shapeOf(part, { toMetres, toDegrees: () => [] }));
      return { edges: shapes.flatMap(({ edges }) => edges), rings: shapes.flatMap(({ rings }) => rings) };
    }
  }
}

function distanceTo([[x1, y1], [x2, y2]]: Segment, x: number, y: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
}

function inside(rings: readonly Segment[], x: number, y: number): boolean {
  let odd = false;
  for (const [[x1, y1], [x2, y2]] of rings) {
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
  }
  return odd;
}

/** Where the field is nought along the sides of a cell, given its four corners in order. */
function crossing(corners: readonly (readonly [Point, number])[]): Point[] {
  return corners.flatMap(([a, va], index) => {
    const [b, vb] = corners[(index + 1) % 4] ?? [a, va];
    if (va < 0 === vb < 0) return [];
    const t = va / (va - vb);
    return [[a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])] as const];
  });
}

/** Null without a distance or for an empty geometry. */
export function around(geometry: Geometry, distance_m: number): MultiLineString | null {
  const own = bboxOf(geometry);
  if (own === null || distance_m <= 0) {
    return null;
  }
  const [west, south, east, north] = widen(own, distance_m * 1.1);
  const flat = plane(west, south, (south + north) / 2);
  const [width, height] = flat.toMetres([east, north]);
  const cell = Math.max(width, height) / CELLS;
  const { edges, rings } = shapeOf(geometry, flat);
  const field = (x: number, y: number): number =>
    inside(rings, x, y) ? -distance_m : edges.reduce((nearest, edge) => Math.min(nearest, distanceTo(edge, x, y)), Infinity) - distance_m;
  const columns = Math.ceil(width / cell) + 1;
  const rows = Math.ceil(height / cell) + 1;
  const values = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => field(column * cell, row * cell)));
  const coordinates: Position[][] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const corner = (dx: number, dy: number): readonly [Point, number] =>
        [[(column + dx) * cell, (row + dy) * cell], values[row + dy]?.[column + dx] ?? 0];
      const points = crossing([corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]).map(flat.toDegrees);
      for (let i = 0; i + 1 < points.length; i += 2) coordinates.push(points.slice(i, i + 2));
    }
  }
  return { type: 'MultiLineString', coordinates };
}
