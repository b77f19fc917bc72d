// The map itself: the style the service wrote, what of it is shown, where one looks.

import type { LngLatBoundsLike, Map as MapLibreMap, Point, StyleSpecification } from 'maplibre-gl';
import type { Layer } from '../api/layer.ts';
import type { Bbox } from '../api/refs.ts';
import { grow } from '../geo/bbox.ts';
import type { Camera } from '../state/route.ts';
import { drawnBy, firstName } from './drawn.ts';
import { FRENCH, type MapLibrary, prefersStillness } from './library.ts';
import { addMarks } from './marks.ts';
import { isGround } from './order.ts';
import { pick, type Target } from './pick.ts';
import { Showing } from './showing.ts';

/** The Pôle métropolitain de l'Artois, until the catalogue gives the extent of its communes. */
const TERRITORY: Bbox = [2.27, 50.33, 3.05, 50.67];
const CLOSEST_FIT = 13.8;
const LEGEND_PX = 290;

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
  private readonly drawn: ReadonlyMap<string, readonly string[]>;
  readonly showing: Showing;

  constructor(library: MapLibrary, container: HTMLElement, private readonly style: StyleSpecification, camera: Camera | null, covered: number) {
    this.drawn = drawnBy(style);
    this.map = new library.Map({
      container,
      style,
      locale: FRENCH,
      minZoom: 7,
      maxZoom: 19,
      ...(camera === null
        ? { bounds: TERRITORY as unknown as LngLatBoundsLike, fitBoundsOptions: { padding: margins(container, covered) } }
        : { center: [camera.lon, camera.lat] as [number, number], zoom: camera.zoom }),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maplibreLogo: false,
      fadeDuration: prefersStillness() ? 0 : 150,
    });
    this.showing = new Showing(library, this.map, style, this.drawn);
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

  /** Which layers there are, and where what is marked goes: over every shape, under every name. */
  declare(layers: readonly Layer[]): void {
    this.layers = layers;
    addMarks(this.map, firstName(this.style));
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

