// <archipel-carte-foncier>: the communes by class. A click goes to a trajectory; the table beside says the same in words.

import type { FeatureCollection } from 'geojson';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { GeoJSONSource, LayerSpecification, LngLatBoundsLike, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Item } from '../api/features.ts';
import type { ComparisonRow } from '../api/trajectory.ts';
import { FRENCH, loadLibrary, prefersStillness } from '../map/library.ts';
import { toPoints } from '../map/points.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { scotRoute } from '../state/scot-route.ts';
import { isUnloading } from '../state/unload.ts';
import { PageElement } from '../ui/element.ts';
import { hatch } from './hatch.ts';
import { CLASS_COLORS, classes, classOf, mapSentence, type Measured } from './map-classes.ts';

const PAPER = '#fbfaf7';
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

const LAYERS: readonly LayerSpecification[] = [
  { id: 'papier', type: 'background', paint: { 'background-color': '#e6e9e2' } },
  {
    id: 'classes', type: 'fill', source: 'communes',
    paint: { 'fill-color': ['match', ['get', 'classe'], 'a', CLASS_COLORS.a, 'b', CLASS_COLORS.b, 'c', CLASS_COLORS.c, 'd', CLASS_COLORS.d, 'e', CLASS_COLORS.e, CLASS_COLORS.inconnu] },
  },
  { id: 'hachures', type: 'fill', source: 'communes', filter: ['==', ['get', 'classe'], 'e'], paint: { 'fill-pattern': 'hachures-e' } },
  { id: 'hachures-inconnu', type: 'fill', source: 'communes', filter: ['==', ['get', 'classe'], 'inconnu'], paint: { 'fill-pattern': 'hachures-inconnu' } },
  { id: 'limites', type: 'line', source: 'communes', paint: { 'line-color': '#6b7178', 'line-width': 0.6 } },
  { id: 'epci', type: 'line', source: 'epci', paint: { 'line-color': '#1f2328', 'line-width': 1.8 } },
  { id: 'survol', type: 'line', source: 'communes', filter: ['==', ['get', 'insee'], ''], paint: { 'line-color': '#1f2328', 'line-width': 3 } },
  {
    id: 'noms', type: 'symbol', source: 'noms', minzoom: 9.5,
    layout: { 'text-field': ['get', '_name'], 'text-font': ['Archipel'], 'text-size': 12, 'text-max-width': 7 },
    paint: { 'text-color': '#1f2328', 'text-halo-color': PAPER, 'text-halo-width': 1.8 },
  },
];

@customElement('archipel-carte-foncier')
export class CommunesMap extends PageElement {
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) rows: readonly ComparisonRow[] = [];
  @property() measured: Measured = 'rythme';
  /** What the address chose, kept for the trajectory one goes to. */
  @property({ attribute: false }) filtres: Readonly<Record<string, string>> = {};
  @state() private pointed = '';
  @state() private failure = '';
  private map: MapLibreMap | null = null;
  private communes: readonly Item[] = [];

  protected override firstUpdated(): void {
    void this.open().catch(() => {
      if (!isUnloading()) this.failure = 'La carte ne peut pas s’afficher sur cet appareil. Le tableau dit la même chose.';
    });
  }

  private async open(): Promise<void> {
    const [library, communes, epci] = await Promise.all([loadLibrary(), this.catalogue.load('communes'), this.catalogue.load('epci').catch(() => [])]);
    const container = this.querySelector<HTMLElement>('.land-canvas');
    if (container === null || !this.isConnected) return;
    this.communes = communes;
    const bbox = this.catalogue.layer('communes')?.bbox ?? null;
    const map = new library.Map({
      container,
      style: {
        version: 8,
        sources: {
          communes: { type: 'geojson', data: EMPTY },
          epci: { type: 'geojson', data: { type: 'FeatureCollection', features: [...epci] } },
          noms: { type: 'geojson', data: { type: 'FeatureCollection', features: toPoints(communes, 'nom') } },
        },
        layers: [...LAYERS],
      },
      locale: { ...FRENCH, 'Map.Title': 'Carte des communes. Le tableau dit la même chose.' },
      attributionControl: false, dragRotate: false, pitchWithRotate: false, maxZoom: 14, cooperativeGestures: false,
      fadeDuration: prefersStillness() ? 0 : 150,
      ...(bbox === null ? {} : { bounds: bbox as unknown as LngLatBoundsLike, fitBoundsOptions: { padding: 12 } }),
    });
    map.addImage('hachures-e', hatch('#fbfaf7', 0.55));
    map.addImage('hachures-inconnu', hatch('#8b8f8c', 1));
    map.addControl(new library.NavigationControl({ showCompass: false }), 'bottom-right');
    map.on('mousemove', 'classes', (event) => this.point(event));
    map.on('mouseleave', 'classes', () => this.show(''));
    map.on('click', (event) => this.pick(event));
    await new Promise<void>((resolve) => { map.once('load', () => resolve()); });
    this.map = map;
    this.paint();
  }

  private inseeAt({ point }: MapMouseEvent): string {
    return String(this.map?.queryRenderedFeatures(point, { layers: ['classes'] })[0]?.properties['insee'] ?? '');
  }

  private point(event: MapMouseEvent): void {
    this.show(this.inseeAt(event));
  }

  private show(insee: string): void {
    if (insee === this.pointed) return;
    this.pointed = insee;
    this.map?.setFilter('survol', ['==', ['get', 'insee'], insee]);
    this.map?.getCanvas().classList.toggle('on-object', insee !== '');
  }

  private pick(event: MapMouseEvent): void {
    const insee = this.inseeAt(event);
    if (insee !== '') this.emit('go', scotRoute('trajectoire', `commune:${insee}`, this.filtres));
  }

  private paint(): void {
    const byInsee = new Map(this.rows.map((row) => [row.perimetre.id.replace('commune:', ''), row]));
    const features = this.communes.map((item) => {
      const row = byInsee.get(item.id);
      return { ...item, properties: { insee: item.id, classe: row === undefined ? 'inconnu' : classOf(row, this.measured) } };
    });
    this.map?.getSource<GeoJSONSource>('communes')?.setData({ type: 'FeatureCollection', features });
  }

  protected override updated(changes: PropertyValues<this>): void {
    if (changes.has('rows') || changes.has('measured')) this.paint();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.map?.remove();
    this.map = null;
  }

  protected override render(): TemplateResult {
    const row = this.rows.find(({ perimetre }) => perimetre.id === `commune:${this.pointed}`);
    const seen = new Set(this.rows.map((each) => classOf(each, this.measured)));
    return html`
      <div class="land-map"><div class="land-canvas"></div></div>
      <p class="hint" aria-hidden="true">${row === undefined ? 'Montrez une commune pour la lire, touchez-la pour ouvrir sa trajectoire.' : mapSentence(row, this.measured)}</p>
      <ul class="band-key" aria-label="Légende">${classes(this.measured).filter(({ id }) => seen.has(id)).map(({ id, title }) => html`<li><span class="key class-${id}"></span>${title}</li>`)}</ul>
      ${this.failure === '' ? nothing : html`<p class="map-failure" role="status">${this.failure}</p>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-carte-foncier': CommunesMap;
  }
}
