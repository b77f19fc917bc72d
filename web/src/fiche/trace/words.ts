// A drawn shape in words: what it is, how long, how large.

import type { Geometry } from 'geojson';
import { distance, hectares } from '../../format/number.ts';
import { areaM2, lengthM } from '../../geo/measure.ts';
import type { Shape } from './book.ts';

export function kindWord(shape: Pick<Geometry, 'type'>): string {
  return shape.type === 'Point' ? 'Point' : shape.type === 'LineString' ? 'Ligne' : 'Polygone';
}

/** Length of a line; area and outline of a polygon, its holes taken out. */
export function measureWords(shape: Shape): string {
  if (shape.type === 'Point') return '';
  if (shape.type === 'LineString') return distance(lengthM(shape.coordinates));
  const [outer = [], ...holes] = shape.coordinates;
  const area = Math.abs(areaM2(outer)) - holes.reduce((sum, hole) => sum + Math.abs(areaM2(hole)), 0);
  return `${hectares(area / 10_000)}, contour ${distance(lengthM(outer))}`;
}
