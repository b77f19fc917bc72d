// A geometry out of pasted GeoJSON: a geometry, a feature, or a collection whose polygons are put together.

import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';

export type Pasted =
  | { readonly geometry: Geometry; readonly error: null }
  | { readonly geometry: null; readonly error: string };

function refuse(error: string): Pasted {
  return { geometry: null, error };
}

const TYPES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

interface Loose {
  readonly type?: unknown;
  readonly geometry?: unknown;
  readonly features?: unknown;
  readonly coordinates?: unknown;
}

function geometries(value: unknown): Geometry[] | string {
  if (typeof value !== 'object' || value === null) {
    return 'Ce texte n’est pas du GeoJSON : un objet avec un membre « type » est attendu.';
  }
  const { type, geometry, features, coordinates } = value as Loose;
  if (type === 'FeatureCollection' && Array.isArray(features)) {
    const found: Geometry[] = [];
    for (const feature of features) {
      const part = geometries(feature);
      if (typeof part === 'string') return part;
      found.push(...part);
    }
    return found;
  }
  if (type === 'Feature') {
    return geometry === null ? 'Cet objet n’a pas de géométrie.' : geometries(geometry);
  }
  if (typeof type === 'string' && TYPES.includes(type) && Array.isArray(coordinates)) {
    return [value as Geometry];
  }
  return `Le type « ${String(type)} » n’est pas accepté. Types acceptés : ${TYPES.join(', ')}, Feature, FeatureCollection.`;
}

function polygonsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

export function readPasted(text: string): Pasted {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('Ce texte n’est pas du JSON complet : vérifiez qu’il a été copié en entier, accolades comprises.');
  }
  const found = geometries(value);
  if (typeof found === 'string') {
    return refuse(found);
  }
  const [first] = found;
  if (first === undefined) {
    return refuse('Cette collection est vide : collez au moins un objet.');
  }
  if (found.length === 1) {
    return { geometry: first, error: null };
  }
  const polygons = found.flatMap(polygonsOf);
  if (found.some((geometry) => polygonsOf(geometry).length === 0)) {
    return refuse('Plusieurs objets sont collés et tous ne sont pas des polygones : collez un seul objet, ou des polygones seulement.');
  }
  const merged: Polygon | MultiPolygon = { type: 'MultiPolygon', coordinates: polygons };
  return { geometry: merged, error: null };
}
