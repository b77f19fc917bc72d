// What is being drawn and linked, with the way back: every state is kept whole, the newest hundred.

import type { Geometry, LineString, Point, Polygon, Position } from 'geojson';
import type { ObjectLink, Trace } from '../../api/edit.ts';

export type Shape = LineString | Point | Polygon;

export interface Drawn {
  /** Names it while the page is open. */
  readonly key: string;
  readonly titre: string;
  readonly geometry: Shape;
}

export interface Sheet {
  readonly traces: readonly Drawn[];
  readonly objets: readonly ObjectLink[];
}

const MOST = 100;

export class Book {
  private past: Sheet[] = [];
  private future: Sheet[] = [];

  constructor(private now: Sheet) {}

  get sheet(): Sheet {
    return this.now;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** False when nothing differs. */
  write(next: Sheet): boolean {
    if (JSON.stringify(next) === JSON.stringify(this.now)) return false;
    this.past = [...this.past, this.now].slice(-MOST);
    this.future = [];
    this.now = next;
    return true;
  }

  undo(): boolean {
    const before = this.past.pop();
    if (before === undefined) return false;
    this.future.push(this.now);
    this.now = before;
    return true;
  }

  redo(): boolean {
    const after = this.future.pop();
    if (after === undefined) return false;
    this.past.push(this.now);
    this.now = after;
    return true;
  }
}

const rounded = (value: number): number => Math.round(value * 1e7) / 1e7;

function roundPositions(positions: readonly Position[]): Position[] {
  return positions.map(([lon = 0, lat = 0]) => [rounded(lon), rounded(lat)]);
}

/** As the service keeps it: seven decimals. */
export function roundShape(shape: Shape): Shape {
  switch (shape.type) {
    case 'Point': return { type: 'Point', coordinates: roundPositions([shape.coordinates])[0] ?? [] };
    case 'LineString': return { type: 'LineString', coordinates: roundPositions(shape.coordinates) };
    case 'Polygon': return { type: 'Polygon', coordinates: shape.coordinates.map(roundPositions) };
  }
}

/** Parts are drawn one by one. */
export function singles(geometry: Geometry): Shape[] {
  switch (geometry.type) {
    case 'Point':
    case 'LineString':
    case 'Polygon': return [roundShape(geometry)];
    case 'MultiPoint': return geometry.coordinates.map((coordinates) => roundShape({ type: 'Point', coordinates }));
    case 'MultiLineString': return geometry.coordinates.map((coordinates) => roundShape({ type: 'LineString', coordinates }));
    case 'MultiPolygon': return geometry.coordinates.map((coordinates) => roundShape({ type: 'Polygon', coordinates }));
    case 'GeometryCollection': return geometry.geometries.flatMap(singles);
  }
}

export function toDrawn(traces: readonly Trace[], name: () => string): Drawn[] {
  return traces.flatMap(({ titre, geometry }) => singles(geometry).map((shape) => ({ key: name(), titre: titre ?? '', geometry: shape })));
}

export function toTraces(drawn: readonly Drawn[]): Trace[] {
  return drawn.map(({ titre, geometry }) => ({ titre: titre.trim() === '' ? null : titre.trim(), geometry }));
}
