// What is chosen, what the pointer is on, and the zone under study: drawn over every layer, whatever is shown.

import type { FeatureCollection, Geometry } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { Item } from '../api/features.ts';
import { around } from '../geo/around.ts';
import { toPoints } from './points.ts';

export type Mark = 'choix' | 'survol';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
const INK: Readonly<Record<Mark, string>> = { choix: '#1f2328', survol: '#2b6e4f' };

function markLayers(mark: Mark): LayerSpecification[] {
  const color = INK[mark];
  const width = mark === 'choix' ? 2.8 : 2.2;
  const areas: LayerSpecification = {
    id: `${mark}/fill`,
    type: 'fill',
    source: mark,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': color, 'fill-opacity': 0.07 },
  };
  const line = (id: string, paint: object, kind: string): LayerSpecification => ({
    id: `${mark}/${id}`,
    type: 'line',
    source: mark,
    filter: ['==', ['geometry-type'], kind],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint,
  });
  return [
    areas,
    line('casing', { 'line-color': '#fbfaf7', 'line-width': width + 3.4, 'line-opacity': 0.9 }, 'Polygon'),
    line('line', { 'line-color': color, 'line-width': width }, 'Polygon'),
    // A line is edged on both sides: its own dashes, which tell its status, stay in sight.
    line('edges', { 'line-color': color, 'line-width': width - 0.4, 'line-gap-width': 6 }, 'LineString'),
    {
      id: `${mark}/ring`,
      type: 'circle',
      source: `${mark}:points`,
      filter: ['<', ['zoom'], ['get', '_until']],
      paint: {
        'circle-radius': 13,
        'circle-color': color,
        'circle-opacity': 0.08,
        'circle-stroke-color': color,
        'circle-stroke-width': width,
      },
    },
  ];
}

const ZONE_LAYERS: readonly LayerSpecification[] = [
  { id: 'zone/around', type: 'line', source: 'zone:around', layout: { 'line-cap': 'round' }, paint: { 'line-color': '#2b6e4f', 'line-width': 1.4 } },
  { id: 'zone/fill', type: 'fill', source: 'zone', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': '#2b6e4f', 'fill-opacity': 0.14 } },
  { id: 'zone/line', type: 'line', source: 'zone', paint: { 'line-color': '#2b6e4f', 'line-width': 2.6, 'line-dasharray': [2.4, 1.4] } },
];

/** Under the layer `before`. */
export function addMarks(map: MapLibreMap, before: string | undefined): void {
  map.addSource('zone:around', { type: 'geojson', data: EMPTY });
  map.addSource('zone', { type: 'geojson', data: EMPTY });
  ZONE_LAYERS.forEach((layer) => map.addLayer(layer, before));
  for (const mark of ['survol', 'choix'] as const) {
    map.addSource(mark, { type: 'geojson', data: EMPTY });
    map.addSource(`${mark}:points`, { type: 'geojson', data: EMPTY });
    markLayers(mark).forEach((layer) => map.addLayer(layer, before));
  }
}

export function setMark(map: MapLibreMap, mark: Mark, items: readonly Item[]): void {
  map.getSource<GeoJSONSource>(mark)?.setData({ type: 'FeatureCollection', features: [...items] });
  map.getSource<GeoJSONSource>(`${mark}:points`)?.setData({ type: 'FeatureCollection', features: toPoints(items, '') });
}

function collection(geometry: Geometry | null): FeatureCollection {
  return geometry === null ? EMPTY : { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] };
}

/** The zone, and the outline of the ground within a distance of it. */
export function setZone(map: MapLibreMap, geometry: Geometry | null, distance_m: number): void {
  map.getSource<GeoJSONSource>('zone')?.setData(collection(geometry));
  map.getSource<GeoJSONSource>('zone:around')?.setData(collection(geometry === null ? null : around(geometry, distance_m)));
}
