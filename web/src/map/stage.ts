// The map itself: sources and drawing layers of the catalogue, what is shown, where one looks.

import type { Feature } from 'geojson';
import type { GeoJSONSource, LngLatBoundsLike, Map as MapLibreMap, Point, StyleSpecification } from 'maplibre-gl';
import type { Item } from '../api/features.ts';
import type { Layer } from '../api/layer.ts';
import type { Bbox } from '../api/refs.ts';
import { grow } from '../geo/bbox.ts';
import type { Camera } from '../state/route.ts';
import { type Basemap, basemapLayer, basemapSource } from './basemap.ts';
import { hatchImage, markerImage, RATIO } from './images.ts';
import { drawLabels } from './labels.ts';
import { areaSource, drawLayer, hatchName, markerName, pointSource } from './layer-style.ts';
import { FRENCH, type MapLibrary, prefersStillness } from './library.ts';
import { shapeOf } from './marker.ts';
import { addMarks } from './marks.ts';
import { drawingOrder, isGround } from './order.ts';
import { pick, type Target } from './pick.ts';
import { gather, toPoints } from './points.ts';

/** The Pôle métropolitain de l'Artois, until the catalogue gives the extent of its communes. */
const TERRITORY: Bbox = [2.27, 50.33, 3.05, 50.67];
const CLOSEST_FIT = 13.8;
const LEGEND_PX = 250;

function emptyStyle(basemap: Basemap | null): StyleSpecification {
  return {
    version: 8,
    // No `glyphs`: letters are drawn from the fonts of the page.
    sources: basemap === null ? {} : { fond: basemapSource(basemap) },
    layers: [
      { id: 'papier', type: 'background', paint: { 'background-color': '#e6e9e2' } },
      ...(basemap === null ? [] : [basemapLayer()]),
    ],
  };
}

/** Room kept around what is fitted: under the search box and the sheet, beside an open legend. */
function margins(container: HTMLElement, covered: number): { top: number; left: number; right: number; bottom: number } {
  const { clientWidth: width, clientHeight: height } = container;
  const edge = Math.min(48, width * 0.06);
  const bottom = Math.min(covered, height * 0.6);
  return { top: edge + (bottom > 0 ? 52 : 0), left: edge, right: width > 800 ? LEGEND_PX + edge / 2 : edge, bottom: bottom + edge };
}

export class Stage {
  readonly map: MapLibreMap;
  private layers: readonly Layer[] = [];
  private drawn = new Map<string, string[]>();

  constructor(library: MapLibrary, container: HTMLElement, basemap: Basemap | null, camera: Camera | null, covered: number) {
    this.map = new library.Map({
      container,
      style: emptyStyle(basemap),
      locale: FRENCH,
      minZoom: 7,
      maxZoom: 19,
      ...(camera === null
        ? { bounds: TERRITORY as unknown as LngLatBoundsLike, fitBoundsOptions: { padding: margins(container, covered) } }
        : { center: [camera.lon, camera.lat] as [number, number], zoom: camera.zoom }),
      attributionControl: basemap === null ? false : { compact: true },
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maplibreLogo: false,
      fadeDuration: prefersStillness() ? 0 : 150,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new library.NavigationControl({ showCompass: false }), 'bottom-right');
    this.map.addControl(new library.ScaleControl({ maxWidth: 110, unit: 'metric' }), 'bottom-left');
  }

  whenReady(): Promise<void> {
    return new Promise((resolve) => {
      if (this.map.isStyleLoaded()) {
        resolve();
      } else {
        void this.map.once('style.load', () => resolve());
      }
    });
  }

  /** Declares the layers, still empty, in drawing order, names above everything. */
  declare(layers: readonly Layer[]): void {
    this.layers = layers;
    const ordered = drawingOrder(layers);
    const empty = { type: 'FeatureCollection' as const, features: [] };
    for (const layer of ordered) {
      this.addImages(layer);
      this.map.addSource(areaSource(layer.id), { type: 'geojson', data: empty });
      this.map.addSource(pointSource(layer.id), { type: 'geojson', data: empty });
      const specifications = drawLayer(layer);
      specifications.forEach((specification) => this.map.addLayer(specification));
      this.drawn.set(layer.id, specifications.map(({ id }) => id));
    }
    addMarks(this.map);
    for (const layer of ordered) {
      const labels = drawLabels(layer);
      this.map.addLayer(labels);
      this.drawn.get(layer.id)?.push(labels.id);
    }
  }

  private addImages(layer: Layer): void {
    const shape = shapeOf(layer.id);
    const { style } = layer;
    const options = { pixelRatio: RATIO };
    this.map.addImage(markerName(layer.id, null), markerImage(shape, style, null), options);
    for (const value of style.cases?.values ?? []) {
      this.map.addImage(markerName(layer.id, value.value), markerImage(shape, style, value), options);
      if (value.pattern === 'hatch') {
        this.map.addImage(hatchName(layer.id, value.value), hatchImage(value.color ?? style.color), options);
      }
    }
  }

  fill(layer: Layer, items: readonly Item[]): void {
    const features: Feature[] = items.map((item) => ({ ...item, properties: { ...item.properties, _id: item.id } }));
    const points = toPoints(items, layer.label);
    this.map.getSource<GeoJSONSource>(areaSource(layer.id))?.setData({ type: 'FeatureCollection', features });
    this.map.getSource<GeoJSONSource>(pointSource(layer.id))?.setData({
      type: 'FeatureCollection',
      features: layer.style.geometry === 'circle' ? gather(points) : points,
    });
  }

  /** Shows these layers and hides the others. */
  show(ids: readonly string[]): void {
    for (const [layer, specifications] of this.drawn) {
      const visibility = ids.includes(layer) ? 'visible' : 'none';
      specifications.forEach((id) => this.map.setLayoutProperty(id, 'visibility', visibility));
    }
  }

  pick(point: Point): Target[] {
    const pickable = this.layers.filter(({ id }) => !isGround(id)).flatMap(({ id }) => this.drawn.get(id) ?? []);
    return pick(this.map, point, pickable.filter((id) => !id.endsWith('/casing')));
  }

  get camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat, lon: lng };
  }

  get bbox(): Bbox {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  jump({ zoom, lat, lon }: Camera): void {
    this.map.jumpTo({ center: [lon, lat], zoom });
  }

  /** `covered` is the height a sheet hides at the bottom, in pixels; `room` how much wider than `bbox` to look. */
  fit(bbox: Bbox, covered = 0, room = 1): void {
    this.map.fitBounds(grow(bbox, room) as unknown as LngLatBoundsLike, {
      padding: margins(this.map.getContainer(), covered),
      maxZoom: CLOSEST_FIT,
      animate: !prefersStillness(),
      duration: 600,
    });
  }

  fitTerritory(covered = 0): void {
    this.fit(this.layers.find(({ id }) => id === 'communes')?.bbox ?? TERRITORY, covered);
  }

  dispose(): void {
    this.map.remove();
  }
}

