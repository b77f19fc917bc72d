// What a tool draws on the map while one uses it: a line, an area, points; over everything, gone when the tool ends.

import type { Feature, FeatureCollection, Position } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';

/** Each tool has its own: one begins before the last is gone. */
let last = 0;
const INK = '#1f2328';
const PAPER = '#fbfaf7';

function collection(features: readonly Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features: [...features] };
}

export class Sketch {
  private readonly source = `outil-${++last}`;
  private readonly layers = ['aire', 'halo', 'trait', 'points'].map((part) => `${this.source}/${part}`);

  constructor(private readonly map: MapLibreMap) {
    const { source } = this;
    const [area = '', halo = '', line = '', points = ''] = this.layers;
    map.addSource(source, { type: 'geojson', data: collection([]) });
    map.addLayer({ id: area, type: 'fill', source, filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': INK, 'fill-opacity': 0.12 } });
    map.addLayer({ id: halo, type: 'line', source, paint: { 'line-color': PAPER, 'line-width': 5 } });
    map.addLayer({ id: line, type: 'line', source, paint: { 'line-color': INK, 'line-width': 2, 'line-dasharray': [2, 1.2] } });
    map.addLayer({
      id: points, type: 'circle', source, filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 5, 'circle-color': PAPER, 'circle-stroke-color': INK, 'circle-stroke-width': 2.2 },
    });
  }

  /** `closed`: the line is the edge of an area. */
  draw(line: readonly Position[], corners: readonly Position[], closed: boolean): void {
    const features: Feature[] = corners.map((position) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [...position] } }));
    if (closed && line.length > 2) {
      const [first = []] = line;
      features.push({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[...line, first]] } });
    } else if (line.length > 1) {
      features.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [...line] } });
    }
    this.map.getSource<GeoJSONSource>(this.source)?.setData(collection(features));
  }

  remove(): void {
    this.layers.forEach((id) => this.map.removeLayer(id));
    this.map.removeSource(this.source);
  }
}
