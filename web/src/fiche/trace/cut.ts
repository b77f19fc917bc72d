// Cutting a polygon: by a line that goes through it, or a hole out of it. Pure; positions are degrees, flat enough over a
// footprint.

import type { Polygon, Position } from 'geojson';
import { inside } from '../../geo/inside.ts';

type Point = readonly [number, number];

interface Edge {
  readonly a: Point;
  readonly b: Point;
  /** Of the line that cuts; the others are the polygon's own. */
  readonly cut: boolean;
}

const DECIMALS = 1e9;
const key = ([x, y]: Point): string => `${Math.round(x * DECIMALS)},${Math.round(y * DECIMALS)}`;
const point = ([x = 0, y = 0]: Position): Point => [x, y];

function edgesOf(line: readonly Position[], cut: boolean): Edge[] {
  return line.slice(1).map((position, index) => ({ a: point(line[index] ?? position), b: point(position), cut })).filter(({ a, b }) => key(a) !== key(b));
}

/** Where along `one` it meets `other`, 0 to 1; null when it does not. */
function meeting(one: Edge, other: Edge): number | null {
  const [dx, dy] = [one.b[0] - one.a[0], one.b[1] - one.a[1]];
  const [ex, ey] = [other.b[0] - other.a[0], other.b[1] - other.a[1]];
  const cross = dx * ey - dy * ex;
  if (Math.abs(cross) < 1e-18) return null;
  const [fx, fy] = [other.a[0] - one.a[0], other.a[1] - one.a[1]];
  const [t, u] = [(fx * ey - fy * ex) / cross, (fx * dy - fy * dx) / cross];
  return t >= -1e-12 && t <= 1 + 1e-12 && u >= -1e-12 && u <= 1 + 1e-12 ? Math.min(1, Math.max(0, t)) : null;
}

/** The edge in pieces, from one meeting to the next; two edges that meet share the very point. */
function broken(edge: Edge, others: readonly Edge[], shared: Map<string, Point>): Edge[] {
  const at = others.flatMap((other) => { const t = meeting(edge, other); return t === null ? [] : [t]; });
  const points = [...new Set([0, ...at, 1])].sort((a, b) => a - b).map((t): Point => {
    const found: Point = t === 0 ? edge.a : t === 1 ? edge.b : [edge.a[0] + t * (edge.b[0] - edge.a[0]), edge.a[1] + t * (edge.b[1] - edge.a[1])];
    const kept = shared.get(key(found));
    if (kept !== undefined) return kept;
    shared.set(key(found), found);
    return found;
  });
  return points.slice(1).map((b, index) => ({ a: points[index] ?? b, b, cut: edge.cut })).filter(({ a, b }) => key(a) !== key(b));
}

/** Without the ends of the line that lead nowhere. */
function withoutEnds(edges: readonly Edge[]): readonly Edge[] {
  const degrees = new Map<string, number>();
  for (const { a, b } of edges) for (const each of [key(a), key(b)]) degrees.set(each, (degrees.get(each) ?? 0) + 1);
  const kept = edges.filter(({ a, b, cut }) => !cut || ((degrees.get(key(a)) ?? 0) > 1 && (degrees.get(key(b)) ?? 0) > 1));
  return kept.length === edges.length ? edges : withoutEnds(kept);
}

interface Half {
  readonly from: Point;
  readonly to: Point;
  readonly edge: Edge;
}

/** Contours of the faces, each with its land on the left; the outer contours turn the other way. */
function faces(edges: readonly Edge[]): readonly (readonly Half[])[] {
  const leaving = new Map<string, Half[]>();
  const halves: Half[] = edges.flatMap((edge) => [{ from: edge.a, to: edge.b, edge }, { from: edge.b, to: edge.a, edge }]);
  for (const half of halves) leaving.set(key(half.from), [...(leaving.get(key(half.from)) ?? []), half]);
  const angle = ({ from, to }: Half): number => Math.atan2(to[1] - from[1], to[0] - from[0]);
  for (const list of leaving.values()) list.sort((a, b) => angle(a) - angle(b));
  const next = (half: Half): Half => {
    const around = leaving.get(key(half.to)) ?? [];
    const back = around.findIndex(({ to, edge }) => edge === half.edge && key(to) === key(half.from));
    return around[(back - 1 + around.length) % around.length] ?? half;
  };
  const seen = new Set<Half>();
  const found: Half[][] = [];
  for (const start of halves) {
    if (seen.has(start)) continue;
    const ring: Half[] = [];
    for (let half = start; !seen.has(half); half = next(half)) {
      seen.add(half);
      ring.push(half);
    }
    found.push(ring);
  }
  return found;
}

function area(ring: readonly Half[]): number {
  return ring.reduce((sum, { from, to }) => sum + from[0] * to[1] - to[0] * from[1], 0) / 2;
}

/** A point on the left of the contour, close to its longest edge. */
function within(ring: readonly Half[]): Position {
  const longest = ring.reduce((best, half) => (Math.hypot(half.to[0] - half.from[0], half.to[1] - half.from[1]) > Math.hypot(best.to[0] - best.from[0], best.to[1] - best.from[1]) ? half : best));
  const [dx, dy] = [longest.to[0] - longest.from[0], longest.to[1] - longest.from[1]];
  return [(longest.from[0] + longest.to[0]) / 2 - dy * 1e-5, (longest.from[1] + longest.to[1]) / 2 + dx * 1e-5];
}

function closed(ring: readonly Half[]): Position[] {
  const positions = ring.map(({ from }): Position => [...from]);
  return [...positions, positions[0] ?? []];
}

/** The parts that a line makes of a polygon, at least two; null when it does not go through. */
export function splitPolygon(polygon: Polygon, line: readonly Position[]): Polygon[] | null {
  const own = polygon.coordinates.flatMap((ring) => edgesOf(ring, false));
  const cutting = edgesOf(line, true);
  const shared = new Map<string, Point>();
  const ground = own.flatMap((edge) => broken(edge, cutting, shared));
  const middle = ({ a, b }: Edge): Position => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const through = cutting.flatMap((edge) => broken(edge, [...own, ...cutting.filter((each) => each !== edge)], shared)).filter((edge) => inside(polygon, middle(edge)));
  let edges = withoutEnds([...ground, ...through]);
  let found = faces(edges);
  // A cut with the same face on both sides (up to a hole and no further) divides nothing.
  for (;;) {
    const idle = new Set(found.flatMap((ring) => ring.filter((half) => half.edge.cut && ring.some((other) => other !== half && other.edge === half.edge)).map(({ edge }) => edge)));
    if (idle.size === 0) break;
    edges = withoutEnds(edges.filter((edge) => !idle.has(edge)));
    found = faces(edges);
  }
  const parts = found.filter((ring) => area(ring) > 0 && inside(polygon, within(ring)));
  if (parts.length < 2) return null;
  const used = new Set(parts.flatMap((ring) => ring.map(({ from }) => key(from))));
  const holes = polygon.coordinates.slice(1).filter((hole) => !hole.some((position) => used.has(key(point(position)))));
  return parts.map((ring) => {
    const outer: Polygon = { type: 'Polygon', coordinates: [closed(ring)] };
    return { type: 'Polygon', coordinates: [...outer.coordinates, ...holes.filter(([first]) => first !== undefined && inside(outer, first))] };
  });
}

/** The polygon with a hole; null when the hole is not whole inside it. */
export function cutHole(polygon: Polygon, hole: Polygon): Polygon | null {
  const [ring = []] = hole.coordinates;
  const own = polygon.coordinates.flatMap((each) => edgesOf(each, false));
  const crossed = edgesOf(ring, true).some((edge) => own.some((other) => meeting(edge, other) !== null));
  if (crossed || !ring.every((position) => inside(polygon, position))) return null;
  // A hole around another hole would leave an island.
  if (polygon.coordinates.slice(1).some(([first]) => first !== undefined && inside(hole, first))) return null;
  return { type: 'Polygon', coordinates: [...polygon.coordinates, ring] };
}
