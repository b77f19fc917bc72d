// What lies under a point of the map, nearest to the reader's intent first.

import type { Map as MapLibreMap, MapGeoJSONFeature, Point } from 'maplibre-gl';
import { isComputed, isGround } from './order.ts';

export interface Target {
  readonly layer: string;
  readonly id: string;
  /** What the map knows of the object; absent for what is not pointed at on it. */
  readonly seen?: Readonly<Record<string, unknown>>;
}

/** Fingers and mice are not needles. */
const REACH_PX = 4;
/** Symbols before lines before areas: the small is meant when it is hit. */
const RANKS: Readonly<Record<string, number>> = { symbol: 0, circle: 0, line: 1, fill: 2 };

function idsOf(feature: MapGeoJSONFeature): string[] {
  const { ids, id } = feature.properties as { ids?: string; id?: string | number };
  // A whole number is the id of the tile's feature; a text, one of its properties.
  return String(ids ?? id ?? feature.id ?? '').split(' ').filter((each) => each !== '');
}

/** Objects first, the commune last; EPCI and SCoT outlines are never meant. */
export function pick(map: MapLibreMap, point: Point, pickable: readonly string[]): Target[] {
  const layers = pickable.filter((id) => map.getLayer(id) !== undefined);
  const { x, y } = point;
  const near = map.queryRenderedFeatures([[x - REACH_PX, y - REACH_PX], [x + REACH_PX, y + REACH_PX]], { layers });
  const found = new Map<string, { target: Target; rank: number }>();
  for (const feature of near) {
    const layer = feature.layer.id.split('/')[0] ?? '';
    // The commune is the one under the point itself: neighbours within reach are not meant.
    if (isGround(layer) || isComputed(layer)) continue;
    const rank = RANKS[feature.layer.type] ?? 3;
    for (const id of idsOf(feature)) {
      const key = `${layer}/${id}`;
      const known = found.get(key);
      if (known === undefined || rank < known.rank) {
        found.set(key, { target: { layer, id, seen: feature.properties }, rank });
      }
    }
  }
  const objects = [...found.values()].sort((a, b) => a.rank - b.rank).map(({ target }) => target);
  return [...objects, ...communeAt(map, point)];
}

function communeAt(map: MapLibreMap, point: Point): Target[] {
  if (map.getLayer('communes/ground') === undefined) {
    return [];
  }
  const [feature] = map.queryRenderedFeatures(point, { layers: ['communes/ground'] });
  const id = feature === undefined ? undefined : idsOf(feature)[0];
  return id === undefined ? [] : [{ layer: 'communes', id, seen: feature?.properties ?? {} }];
}
