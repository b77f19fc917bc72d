// A rectangle or a lasso on the map: pressed and drawn with a mouse or a finger; with the keyboard, corner by corner
// at the centre of the map.

import type { Polygon, Position } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { type Pixel, thin } from '../geo/thin.ts';
import { Sketch } from '../tools/sketch.ts';

export type OutlineKind = 'rectangle' | 'lasso';

/** Shorter strokes are a click. */
const SHORTEST_PX = 6;
const TOLERANCE_PX = 1.5;

/** The ring of an outline, open; empty when it holds nothing. */
export function ringOf(kind: OutlineKind, line: readonly Pixel[]): readonly Pixel[] {
  const [first] = line;
  const last = line[line.length - 1];
  if (first === undefined || last === undefined) return [];
  if (kind === 'rectangle') return [first, [last[0], first[1]], last, [first[0], last[1]]];
  return thin(line, TOLERANCE_PX);
}

function isDrawn(kind: OutlineKind, line: readonly Pixel[]): boolean {
  const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
  const [width, height] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  return line.length > 1 && (kind === 'rectangle' ? Math.min(width, height) : Math.max(width, height)) >= SHORTEST_PX;
}

export interface Outlining {
  stop(): void;
  /** Closes a lasso made of corners. */
  finish(): void;
}

export function outline(map: MapLibreMap, kind: OutlineKind, onPolygon: (polygon: Polygon) => void, onCorners: (count: number) => void): Outlining {
  const canvas = map.getCanvas();
  const sketch = new Sketch(map);
  let line: Pixel[] | null = null;
  let corners: Position[] = [];

  const place = ([x, y]: Pixel): Position => map.unproject([x, y]).toArray();
  const pixel = (event: PointerEvent): Pixel => {
    const { left, top } = canvas.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const give = (ring: readonly Position[]): void => {
    corners = [];
    onCorners(0);
    sketch.draw([], [], true);
    const [first] = ring;
    if (first !== undefined && ring.length > 2) onPolygon({ type: 'Polygon', coordinates: [[...ring, first].map(([lon = 0, lat = 0]) => [Number(lon.toFixed(5)), Number(lat.toFixed(5))])] });
  };

  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.isPrimary) return;
    canvas.setPointerCapture(event.pointerId);
    line = [pixel(event)];
  };
  const move = (event: PointerEvent): void => {
    if (line === null || !event.isPrimary) return;
    line.push(pixel(event));
    sketch.draw(ringOf(kind, line).map(place), [], true);
  };
  const up = (): void => {
    const drawn = line;
    line = null;
    if (drawn !== null) give(isDrawn(kind, drawn) ? ringOf(kind, drawn).map(place) : []);
  };
  const cancel = (): void => {
    line = null;
    give([]);
  };

  const corner = (): void => {
    corners = [...corners, map.getCenter().toArray()];
    onCorners(corners.length);
    if (kind === 'rectangle' && corners.length === 2) {
      const pixels = corners.map((position) => map.project(position as [number, number])).map(({ x, y }): Pixel => [x, y]);
      give(ringOf(kind, pixels).map(place));
    } else {
      sketch.draw(corners, corners, kind === 'lasso');
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') corner();
    else if (event.key === 'Escape') cancel();
    else return;
    event.preventDefault();
  };

  map.dragPan.disable();
  canvas.classList.add('aiming');
  canvas.addEventListener('pointerdown', down);
  canvas.addEventListener('pointermove', move);
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', cancel);
  canvas.addEventListener('keydown', press);
  return {
    stop: () => {
      map.dragPan.enable();
      canvas.classList.remove('aiming');
      canvas.removeEventListener('pointerdown', down);
      canvas.removeEventListener('pointermove', move);
      canvas.removeEventListener('pointerup', up);
      canvas.removeEventListener('pointercancel', cancel);
      canvas.removeEventListener('keydown', press);
      sketch.remove();
    },
    finish: () => give(corners),
  };
}
