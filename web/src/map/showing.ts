// What of the style is shown: which layers, how faded, which of their objects, over which ground.

import type { FeatureCollection } from 'geojson';
import type { AttributionControl, FilterSpecification, GeoJSONSource, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { getJson } from '../api/http.ts';
import type { Layer } from '../api/layer.ts';
import { amongIds, toExpression } from '../filter/expression.ts';
import type { Ground } from '../state/configuration.ts';
import type { Passing } from '../state/filtering.ts';
import { basemapLayer, basemapSource, GROUND_ID } from './basemap.ts';
import { firstOnPaper } from './drawn.ts';
import { fade } from './fade.ts';
import type { MapLibrary } from './library.ts';
import { keepPoints } from './points-kept.ts';

export class Showing {
  private ground: Ground | null = null;
  private faded: Readonly<Record<string, number>> = {};
  private readonly attribution: AttributionControl;
  /** By source, the latest filter asked for: an answer that comes late is dropped. */
  private readonly wanted = new Map<string, Passing | null>();

  constructor(library: MapLibrary, private readonly map: MapLibreMap, private readonly style: StyleSpecification, private readonly drawn: ReadonlyMap<string, readonly string[]>) {
    this.attribution = new library.AttributionControl({ compact: true });
  }

  private layersOf(layer: string): StyleSpecification['layers'] {
    return this.style.layers.filter(({ id }) => this.drawn.get(layer)?.includes(id));
  }

  /** Shows these layers and hides the others. */
  show(ids: readonly string[]): void {
    for (const [layer, specifications] of this.drawn) {
      const visibility = ids.includes(layer) ? 'visible' : 'none';
      specifications.forEach((id) => this.map.setLayoutProperty(id, 'visibility', visibility));
    }
  }

  fade(percents: Readonly<Record<string, number>>): void {
    for (const layer of new Set([...Object.keys(percents), ...Object.keys(this.faded)])) {
      const percent = percents[layer] ?? 100;
      if (percent === (this.faded[layer] ?? 100)) continue;
      for (const specification of this.layersOf(layer)) {
        for (const [name, value] of fade(specification, percent / 100)) this.map.setPaintProperty(specification.id, name as 'fill-opacity', value as number);
      }
    }
    this.faded = percents;
  }

  lay(ground: Ground | null): void {
    if (ground?.id === this.ground?.id) return;
    if (this.ground !== null) {
      this.map.removeLayer(GROUND_ID).removeSource(GROUND_ID).removeControl(this.attribution);
    }
    this.ground = ground;
    if (ground !== null) {
      this.map.addSource(GROUND_ID, basemapSource(ground)).addLayer(basemapLayer(ground), firstOnPaper(this.style)).addControl(this.attribution, 'bottom-left');
    }
  }

  /** Draws the objects that pass, in the tiles and among the points. */
  async filter(layer: Layer, passing: Passing | null, nameOf: (id: string) => string | null): Promise<void> {
    const points: string[] = [];
    for (const specification of this.layersOf(layer.id)) {
      const source = 'source' in specification ? String(specification.source) : '';
      if (this.style.sources[source]?.type === 'geojson') {
        if (!points.includes(source)) points.push(source);
        continue;
      }
      const own = ('filter' in specification ? specification.filter : undefined) as FilterSpecification | undefined;
      const kept = passing === null ? null : passing.ids !== null ? amongIds(passing.ids) : passing.matched === null ? null : toExpression(layer, passing.rules);
      this.map.setFilter(specification.id, kept === null ? (own ?? null) : ((own === undefined ? kept : ['all', own, kept]) as FilterSpecification));
    }
    await Promise.all(points.map((source) => this.filterPoints(source, passing, nameOf)));
  }

  private async filterPoints(source: string, passing: Passing | null, nameOf: (id: string) => string | null): Promise<void> {
    const specification = this.style.sources[source];
    const data = specification?.type === 'geojson' ? specification.data : undefined;
    this.wanted.set(source, passing);
    if (typeof data !== 'string' || (passing !== null && passing.ids === null)) return;
    const kept = passing?.ids ? keepPoints(await getJson<FeatureCollection>(data), passing.ids, nameOf) : data;
    if (this.wanted.get(source) === passing) this.map.getSource<GeoJSONSource>(source)?.setData(kept);
  }

  /** After a layer was written on: its tiles and points are asked for again, and what did not change is not sent again. */
  refresh(layer: string): void {
    for (const id of new Set(this.layersOf(layer).flatMap((each) => ('source' in each ? [String(each.source)] : [])))) {
      const source = this.style.sources[id];
      if (source?.type === 'vector') {
        this.map.refreshTiles(id);
      } else if (source?.type === 'geojson' && !this.wanted.get(id)) {
        this.map.getSource<GeoJSONSource>(id)?.setData(source.data);
      }
    }
  }
}
