// <archipel-idees-carte>: the ideas where they are. While `placing`, a click, or Enter at the centre, places a point.
// Says `idea-place` with [lon, lat], `idea-pick` with an idea's number.

import type { Feature } from 'geojson';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { GeoJSONSource, LngLatBoundsLike, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { getMapStyle } from '../api/map-style.ts';
import type { Idea, Place } from '../api/participation.ts';
import type { Bbox } from '../api/refs.ts';
import { FRENCH, loadLibrary, prefersStillness } from '../map/library.ts';
import { configuration } from '../state/configuration.ts';
import { isUnloading } from '../state/unload.ts';
import { PageElement } from '../ui/element.ts';
import { ideasStyle } from './map-style.ts';
import { lookOf } from './words.ts';

const FINGER_PX = 6;

@customElement('archipel-idees-carte')
export class IdeasMap extends PageElement {
  @property({ attribute: false }) ideas: readonly Idea[] = [];
  /** The idea one looks at. */
  @property({ type: Number }) chosen = 0;
  @property({ type: Boolean }) placing = false;
  @property({ attribute: false }) place: Place | null = null;
  /** Where to look first, and again when it changes. */
  @property({ attribute: false }) extent: Bbox | null = null;
  @state() private failure = '';
  private map: MapLibreMap | null = null;

  protected override firstUpdated(): void {
    void this.open().catch((error: unknown) => {
      if (isUnloading()) return;
      console.warn('map', error);
      this.failure = 'La carte ne peut pas s’afficher ici. Choisissez une commune dans le formulaire : votre idée n’a pas besoin de la carte.';
    });
  }

  private async open(): Promise<void> {
    const container = this.querySelector<HTMLElement>('.ideas-canvas');
    const [library, style, { grounds, first }] = await Promise.all([loadLibrary(), getMapStyle(), configuration()]);
    const ground = grounds.find(({ id }) => id === first) ?? null;
    if (container === null || !this.isConnected) return;
    const map = new library.Map({
      container,
      style: ideasStyle(style, ground),
      locale: { ...FRENCH, 'Map.Title': 'Carte des idées. Flèches pour se déplacer, plus et moins pour le zoom, Entrée pour placer un point au centre.' },
      minZoom: 7,
      maxZoom: 19,
      attributionControl: ground === null ? false : { compact: true },
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      cooperativeGestures: false,
      fadeDuration: prefersStillness() ? 0 : 150,
      ...(this.extent === null ? {} : { bounds: this.extent as unknown as LngLatBoundsLike, fitBoundsOptions: { padding: 16 } }),
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new library.NavigationControl({ showCompass: false }), 'bottom-right');
    map.on('error', ({ error }) => { if (!isUnloading()) console.error('map', error); });
    map.on('click', this.hit);
    map.getCanvas().addEventListener('keydown', (event) => { if (event.key === 'Enter' && this.placing) this.placeAtCentre(); });
    await new Promise<void>((resolve) => { map.once('load', () => resolve()); });
    this.map = map;
    this.draw();
    this.lookAt();
    this.toggleAttribute('data-ready', true);
  }

  private readonly hit = ({ point, lngLat }: MapMouseEvent): void => {
    if (this.placing) {
      this.emit<Place>('idea-place', [lngLat.lng, lngLat.lat]);
      return;
    }
    const around: [[number, number], [number, number]] = [[point.x - FINGER_PX, point.y - FINGER_PX], [point.x + FINGER_PX, point.y + FINGER_PX]];
    const [found] = this.map?.queryRenderedFeatures(around, { layers: ['idees'] }) ?? [];
    const id = Number(found?.properties['id']);
    if (Number.isFinite(id)) this.emit<number>('idea-pick', id);
  };

  readonly placeAtCentre = (): void => {
    const centre = this.map?.getCenter();
    if (centre !== undefined) this.emit<Place>('idea-place', [centre.lng, centre.lat]);
  };

  private draw(): void {
    const features = this.ideas.map(({ id, theme, lieu, position }): Feature => ({
      type: 'Feature',
      properties: { id, theme, lieu, signe: lookOf(theme).sign, choisie: id === this.chosen },
      geometry: { type: 'Point', coordinates: [...position] },
    }));
    this.map?.getSource<GeoJSONSource>('idees')?.setData({ type: 'FeatureCollection', features });
    const point: Feature[] = this.place === null ? [] : [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [...this.place] } }];
    this.map?.getSource<GeoJSONSource>('choix')?.setData({ type: 'FeatureCollection', features: point });
  }

  private lookAt(): void {
    const { map } = this;
    const idea = this.ideas.find(({ id }) => id === this.chosen);
    if (map !== null && idea !== undefined && !map.getBounds().contains([...idea.position])) {
      map.easeTo({ center: [...idea.position], animate: !prefersStillness(), duration: 500 });
    }
  }

  protected override updated(changes: PropertyValues<this>): void {
    const { map } = this;
    if (map === null) return;
    map.getCanvas().classList.toggle('placing', this.placing);
    if (changes.has('ideas') || changes.has('chosen') || changes.has('place')) this.draw();
    if (changes.has('chosen')) this.lookAt();
    if (changes.has('extent') && this.extent !== null) {
      map.fitBounds(this.extent as unknown as LngLatBoundsLike, { padding: 16, maxZoom: 16, animate: !prefersStillness(), duration: 500 });
    }
  }

  protected override render(): TemplateResult {
    return html`
      <div class="ideas-canvas"></div>
      ${this.placing && this.failure === '' ? html`<div class="ideas-crosshair" aria-hidden="true"></div>` : nothing}
      ${this.failure === '' ? nothing : html`<p class="map-failure" role="status">${this.failure}</p>`}`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.map?.remove();
    this.map = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-idees-carte': IdeasMap;
  }
}
