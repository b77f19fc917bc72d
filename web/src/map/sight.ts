// What a sheet is about, as an extent to bring into view.

import type { Geometry } from 'geojson';
import type { Item } from '../api/features.ts';
import type { Bbox } from '../api/refs.ts';
import { unionAll, widen } from '../geo/bbox.ts';
import type { Route } from '../state/route.ts';
import { isGround } from './order.ts';

export interface Sight {
  readonly bbox: Bbox;
  /** How much wider to look. */
  readonly room: number;
}

/** `drawn`: the zone of the sheet, null while it is being drawn. Null when there is nothing to look at. */
export function sightOf(route: Route, drawn: Geometry | null, chosen: readonly Item[]): Sight | null {
  const around = route.page === 'zone' || route.page === 'selection';
  const extent = unionAll(around ? (drawn === null ? [] : [drawn]) : chosen.map(({ geometry }) => geometry));
  // A small place is looked at with its surroundings.
  const room = route.page === 'objet' && !isGround(route.layer) ? 3 : 1.3;
  return extent === null ? null : { bbox: around ? widen(extent, route.distance) : extent, room };
}
