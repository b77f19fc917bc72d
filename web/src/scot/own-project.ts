// <archipel-projet-dessine>: one's own project, drawn on a small map, taken from a file or pasted. Says `own-drawn` with its
// area.

import type { Feature, Polygon } from 'geojson';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { GeoJSONSource, LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl';
import { readPasted } from '../geo/paste.ts';
import { FRENCH, loadLibrary, prefersStillness } from '../map/library.ts';
import { toPoints } from '../map/points.ts';
import type { Catalogue } from '../state/catalogue.ts';
import type { Footprint } from '../api/footprint.ts';
import type { Bbox } from '../api/refs.ts';
import type { Area } from '../state/polyline.ts';
import { isUnloading } from '../state/unload.ts';
import { PageElement } from '../ui/element.ts';
import { type Drawing, draw } from '../zone/draw.ts';
import type { Drawn } from './choice.ts';
import './footprint-file.ts';
import { type AreaOf, areaOf } from './polygons.ts';

@customElement('archipel-projet-dessine')
export class OwnProject extends PageElement {
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) drawn: readonly Drawn[] = [];
  @property({ attribute: false }) bbox: Bbox | null = null;
  @state() private drawing = false;
  @state() private error = '';
  @state() private failure = '';
  private map: MapLibreMap | null = null;
  private tool: Drawing | null = null;
  private last: Polygon | null = null;

  protected override firstUpdated(): void {
    void this.open().catch(() => {
      if (!isUnloading()) this.failure = 'La carte ne peut pas s’afficher sur cet appareil. Collez du GeoJSON ou choisissez un fichier.';
    });
  }

  private async open(): Promise<void> {
    const [library, communes] = await Promise.all([loadLibrary(), this.catalogue.load('communes')]);
    const container = this.querySelector<HTMLElement>('.land-canvas');
    if (container === null || !this.isConnected) return;
    const bbox = this.bbox ?? this.catalogue.layer('communes')?.bbox ?? null;
    const map = new library.Map({
      container,
      style: {
        version: 8,
        sources: {
          communes: { type: 'geojson', data: { type: 'FeatureCollection', features: [...communes] } },
          noms: { type: 'geojson', data: { type: 'FeatureCollection', features: toPoints(communes, 'nom') } },
          projets: { type: 'geojson', data: this.features() },
        },
        layers: [
          { id: 'papier', type: 'background', paint: { 'background-color': '#e6e9e2' } },
          { id: 'communes', type: 'fill', source: 'communes', paint: { 'fill-color': '#fbfaf7' } },
          { id: 'limites', type: 'line', source: 'communes', paint: { 'line-color': '#8a8f94', 'line-width': 0.8 } },
          { id: 'projets', type: 'fill', source: 'projets', paint: { 'fill-color': '#2b6e4f', 'fill-opacity': 0.25 } },
          { id: 'projets/bord', type: 'line', source: 'projets', paint: { 'line-color': '#2b6e4f', 'line-width': 2.4 } },
          { id: 'noms', type: 'symbol', source: 'noms', minzoom: 9.5, layout: { 'text-field': ['get', '_name'], 'text-font': ['Archipel'], 'text-size': 12, 'text-max-width': 7 }, paint: { 'text-color': '#4a4f55', 'text-halo-color': '#fbfaf7', 'text-halo-width': 1.6 } },
        ],
      },
      locale: { ...FRENCH, 'Map.Title': 'Carte où dessiner un projet. Le GeoJSON collé fait la même chose au clavier.' },
      attributionControl: false, dragRotate: false, pitchWithRotate: false, maxZoom: 19, fadeDuration: prefersStillness() ? 0 : 150,
      ...(bbox === null ? {} : { bounds: bbox as unknown as LngLatBoundsLike, fitBoundsOptions: { padding: 12 } }),
    });
    map.addControl(new library.NavigationControl({ showCompass: false }), 'bottom-right');
    map.addControl(new library.ScaleControl({ unit: 'metric' }), 'bottom-left');
    await new Promise<void>((resolve) => { map.once('load', () => resolve()); });
    this.map = map;
    this.requestUpdate();
  }

  private features(): { type: 'FeatureCollection'; features: Feature[] } {
    return { type: 'FeatureCollection', features: this.drawn.map(({ area }) => ({ type: 'Feature', properties: {}, geometry: area })) };
  }

  private async start(): Promise<void> {
    if (this.map === null) return;
    this.drawing = true;
    this.last = null;
    this.tool = await draw(this.map, null, (polygon) => { this.last = polygon; });
    this.map.getCanvas().focus();
  }

  private finish(): void {
    this.tool?.stop();
    this.tool = null;
    this.drawing = false;
    if (this.last !== null) this.emit<Area>('own-drawn', this.last);
  }

  private take(read: AreaOf): void {
    this.error = read.error ?? '';
    if (read.area !== null) this.emit<Area>('own-drawn', read.area);
  }

  private readonly paste = (event: Event): void => {
    event.preventDefault();
    const { geometry, error } = readPasted(this.querySelector<HTMLTextAreaElement>('#projet-colle')?.value ?? '');
    this.take(geometry === null ? { area: null, error: error ?? '' } : areaOf(geometry));
  };

  protected override updated(changes: PropertyValues<this>): void {
    const before = changes.get('bbox') ?? null;
    if (changes.has('bbox') && this.bbox !== null && this.bbox.join() !== before?.join()) this.map?.fitBounds(this.bbox as unknown as LngLatBoundsLike, { padding: 12, animate: !prefersStillness() });
    if (changes.has('drawn')) this.map?.getSource<GeoJSONSource>('projets')?.setData(this.features());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.tool?.stop();
    this.map?.remove();
    this.map = null;
  }

  protected override render(): TemplateResult {
    return html`
      <div class="land-map small"><div class="land-canvas"></div></div>
      <p class="actions">${this.drawing
        ? html`<button type="button" class="button primary" @click=${() => this.finish()}>Terminer le dessin</button>`
        : html`<button type="button" class="button" ?disabled=${this.map === null} @click=${() => void this.start()}>Dessiner un projet</button>`}</p>
      ${this.drawing ? html`<p class="hint" role="status">Cliquez chaque angle ; revenez sur le premier ou appuyez sur Entrée pour fermer, puis terminez. Échap recommence.</p>` : nothing}
      <archipel-emprise @footprint=${(event: CustomEvent<Footprint>) => this.take(areaOf(event.detail.geometry))}></archipel-emprise>
      <details class="more" ?open=${this.error !== ''}>
        <summary>Coller du GeoJSON</summary>
        <form @submit=${this.paste}>
          <label for="projet-colle">Polygone, objet ou collection de polygones, en longitude et latitude</label>
          <textarea id="projet-colle" rows="4" spellcheck="false" aria-describedby="projet-colle-erreur"></textarea>
          <p id="projet-colle-erreur" class="field-error" role="alert">${this.error}</p>
          <p class="actions"><button type="submit" class="button">Ajouter ce projet</button></p>
        </form>
      </details>
      ${this.failure === '' ? nothing : html`<p class="map-failure" role="status">${this.failure}</p>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-projet-dessine': OwnProject;
  }
}
