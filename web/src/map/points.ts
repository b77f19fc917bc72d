// Objects as points: what is too small to see at a scale is marked by a symbol at a point inside it.

import type { Feature, Point } from 'geojson';
import type { Item } from '../api/features.ts';
import { anchor } from '../geo/anchor.ts';
import { bboxOf } from '../geo/bbox.ts';

/** Below this many pixels an outline reads as a speck. */
const LEGIBLE_PX = 16;
/** MapLibre's world is 512 px wide at zoom 0. */
const WORLD_PX = 512;

export interface PointProperties {
  readonly [name: string]: unknown;
  /** Id of the object, or of the first of them. */
  readonly _id: string;
  /** Ids of all objects at this place, separated by spaces. */
  readonly _ids: string;
  readonly _count: number;
  readonly _name: string;
  /** Zoom from which the outline itself can be read. */
  readonly _until: number;
}

/** The zoom from which a geometry spans enough pixels; 24 (never) for points. */
export function legibleZoom(item: Item): number {
  const bbox = bboxOf(item.geometry);
  if (bbox === null) {
    return 24;
  }
  const shrink = Math.cos((((bbox[1] + bbox[3]) / 2) * Math.PI) / 180);
  const degrees = Math.max(bbox[2] - bbox[0], (bbox[3] - bbox[1]) / shrink);
  if (degrees <= 0) {
    return 24;
  }
  // Whole zooms: MapLibre filters by tile, and a tile serves a whole zoom.
  return Math.round(Math.log2((LEGIBLE_PX * 360) / (WORLD_PX * degrees)));
}

/** One point an object, placed inside it. */
export function toPoints(items: readonly Item[], label: string): Feature<Point, PointProperties>[] {
  const points: Feature<Point, PointProperties>[] = [];
  for (const item of items) {
    const position = anchor(item.geometry);
    if (position !== null) {
      const name = item.properties[label];
      points.push({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: position },
        properties: {
          ...item.properties,
          _id: item.id,
          _ids: item.id,
          _count: 1,
          _name: typeof name === 'string' ? name : item.id,
          _until: legibleZoom(item),
        },
      });
    }
  }
  return points;
}
