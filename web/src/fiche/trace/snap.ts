// Where a corner snaps: to a corner of a known object or of a commune's boundary, else to its edge.

import type { Position } from 'geojson';
import type { Item } from '../../api/features.ts';
import { bboxOf, eachPosition } from '../../geo/bbox.ts';

const CORNER_PX = 12;
const EDGE_PX = 9;

interface Line {
  readonly positions: readonly Position[];
  readonly bbox: readonly [number, number, number, number];
}

export type Project = (lng: number, lat: number) => { x: number; y: number };

function linesOf({ geometry }: Item): Position[][] {
  switch (geometry.type) {
    case 'LineString': return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon': return geometry.coordinates;
    case 'MultiPolygon': return geometry.coordinates.flat();
    default: {
      const found: Position[][] = [];
      eachPosition(geometry, (position) => found.push([position]));
      return found;
    }
  }
}

export class Snapper {
  private readonly lines: readonly Line[];

  constructor(items: readonly Item[]) {
    this.lines = items.flatMap((item) => linesOf(item).flatMap((positions) => {
      const bbox = bboxOf({ type: 'MultiPoint', coordinates: positions });
      return bbox === null ? [] : [{ positions, bbox }];
    }));
  }

  /** Undefined: nothing close enough. */
  near(lng: number, lat: number, project: Project): Position | undefined {
    const here = project(lng, lat);
    // What a pixel is here, for leaving aside what is far away.
    const there = project(lng + 0.001, lat);
    const degrees = (0.001 / Math.max(1e-6, Math.abs(there.x - here.x))) * CORNER_PX * 2;
    const close = this.lines.filter(({ bbox: [w, s, e, n] }) => lng > w - degrees && lng < e + degrees && lat > s - degrees && lat < n + degrees);
    return this.corner(close, here, project, lng, lat, degrees) ?? this.edge(close, here, project, lng, lat, degrees);
  }

  private corner(lines: readonly Line[], here: { x: number; y: number }, project: Project, lng: number, lat: number, degrees: number): Position | undefined {
    let best: Position | undefined;
    let least = CORNER_PX;
    for (const { positions } of lines) {
      for (const [x = 0, y = 0] of positions) {
        if (Math.abs(x - lng) > degrees || Math.abs(y - lat) > degrees) continue;
        const at = project(x, y);
        const away = Math.hypot(at.x - here.x, at.y - here.y);
        if (away < least) {
          least = away;
          best = [x, y];
        }
      }
    }
    return best;
  }

  private edge(lines: readonly Line[], here: { x: number; y: number }, project: Project, lng: number, lat: number, degrees: number): Position | undefined {
    let best: Position | undefined;
    let least = EDGE_PX;
    for (const { positions } of lines) {
      for (let i = 1; i < positions.length; i++) {
        const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [positions[i - 1] ?? [], positions[i] ?? []];
        if (Math.min(x1, x2) > lng + degrees || Math.max(x1, x2) < lng - degrees || Math.min(y1, y2) > lat + degrees || Math.max(y1, y2) < lat - degrees) continue;
        const [a, b] = [project(x1, y1), project(x2, y2)];
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const t = Math.min(1, Math.max(0, ((here.x - a.x) * dx + (here.y - a.y) * dy) / Math.max(1e-9, dx * dx + dy * dy)));
        const away = Math.hypot(a.x + t * dx - here.x, a.y + t * dy - here.y);
        if (away < least) {
          least = away;
          best = [x1 + t * (x2 - x1), y1 + t * (y2 - y1)];
        }
      }
    }
    return best;
  }
}
