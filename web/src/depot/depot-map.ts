// <archipel-depot-carte>: the rows of a file where they are, by what becomes of them and what was found. A large file is
// asked for where one looks.

import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { GeoJSONSource, LngLatBoundsLike, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { getObjets, type Objets } from '../api/depot.ts';
import type { Item } from '../api/features.ts';
import type { Bbox } from '../api/refs.ts';
import { bboxOf, grow } from '../geo/bbox.ts';
import { count } from '../format/number.ts';
import { FRENCH, loadLibrary, prefersStillness } from '../map/library.ts';
import { toPoints } from '../map/points.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { isUnloading } from '../state/unload.ts';
import { PageElement } from '../ui/element.ts';
import { KINDS, kindOf, LAYERS } from './map-layers.ts';

const AT_ONCE = 3000;
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** A row to bring into view: where its trouble is, when that is known. */
export interface Lit {
  readonly ligne: number;
  readonly lieu: readonly number[] | null;
}

/** Says `depot-pick` with a row's number. */
@customElement('archipel-depot-carte')
export class DepotMap extends PageElement {
  @property() essai = '';
  /** Changes when the rows are examined again. */
  @property() version = '';
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) emprise: Bbox | null = null;
  @property({ attribute: false }) lit: Lit | null = null;
  @state() private shown = 0;
  /** There are more than are drawn. */
  @state() private more = false;
  @state() private failure = '';
  private map: MapLibreMap | null = null;
  private items: readonly Item[] = [];
  private asking: AbortController | null = null;

  protected override firstUpdated(): void {
    void this.open().catch(() => {
      if (!isUnloading()) this.failure = 'La carte ne peut pas s’afficher sur cet appareil. La liste des problèmes dit la même chose.';
    });
  }

  private async open(): Promise<void> {
    const library = await loadLibrary();
    const container = this.querySelector<HTMLElement>('.depot-canvas');
    if (container === null || !this.isConnected) return;
    const communes = this.catalogue.known('communes') ?? (await this.catalogue.load('communes').catch(() => []));
    const map = new library.Map({
      container,
      style: {
        version: 8,
        sources: {
          communes: { type: 'geojson', data: { type: 'FeatureCollection', features: [...communes] } },
          noms: { type: 'geojson', data: { type: 'FeatureCollection', features: toPoints(communes, 'nom') } },
          objets: { type: 'geojson', data: EMPTY },
          points: { type: 'geojson', data: EMPTY },
          choix: { type: 'geojson', data: EMPTY },
        },
        layers: [...LAYERS],
      },
      locale: { ...FRENCH, 'Map.Title': 'Carte des objets du fichier. Flèches pour se déplacer, plus et moins pour le zoom.' },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      maxZoom: 19,
      fadeDuration: prefersStillness() ? 0 : 150,
      ...this.bounds(),
    });
    map.addControl(new library.NavigationControl({ showCompass: false }), 'bottom-right');
    map.addControl(new library.ScaleControl({ unit: 'metric' }), 'bottom-left');
    map.on('click', (event) => this.pick(event));
    map.on('moveend', () => { if (this.more) void this.load(true); });
    await new Promise<void>((resolve) => { map.once('load', () => resolve()); });
    this.map = map;
    await this.load(false);
    this.light();
  }

  private bounds(): { bounds: LngLatBoundsLike; fitBoundsOptions: { padding: number; maxZoom: number } } | object {
    const extent = this.emprise ?? this.catalogue.layer('communes')?.bbox ?? null;
    return extent === null ? {} : { bounds: extent as unknown as LngLatBoundsLike, fitBoundsOptions: { padding: 32, maxZoom: 15 } };
  }

  /** `here`: only what is in view, where there is too much for all. */
  private async load(here: boolean): Promise<void> {
    const { map } = this;
    if (map === null) return;
    this.asking?.abort();
    this.asking = new AbortController();
    const view = map.getBounds();
    const bbox: Bbox | null = here ? [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()] : null;
    try {
      const answer: Objets = await getObjets(this.essai, bbox, AT_ONCE, this.asking.signal);
      const drawn = answer.features.filter(({ geometry }) => geometry !== null).map(asItem);
      this.items = drawn;
      this.shown = drawn.filter(({ properties }) => properties['etat'] !== 'probleme').length;
      this.more = here || this.shown >= AT_ONCE;
      map.getSource<GeoJSONSource>('objets')?.setData({ type: 'FeatureCollection', features: drawn });
      map.getSource<GeoJSONSource>('points')?.setData({ type: 'FeatureCollection', features: toPoints(drawn, '') });
    } catch (error) {
      if (!(error instanceof DOMException)) this.failure = 'Les objets du fichier n’ont pas pu être dessinés.';
    }
  }

  private pick({ point }: MapMouseEvent): void {
    const around: [[number, number], [number, number]] = [[point.x - 4, point.y - 4], [point.x + 4, point.y + 4]];
    const [found] = this.map?.queryRenderedFeatures(around, { layers: ['points', 'lignes', 'fautes', 'aires'] }) ?? [];
    const ligne = Number(found?.properties['ligne']);
    if (Number.isFinite(ligne)) this.emit<number>('depot-pick', ligne);
  }

  /** Rings the chosen row, and goes to it when it is out of sight or a speck. */
  private light(): void {
    const { map, lit } = this;
    if (map === null) return;
    const item = lit === null ? undefined : this.items.find(({ properties }) => properties['ligne'] === lit.ligne && properties['etat'] !== 'probleme');
    const place = lit?.lieu ?? null;
    const features: Feature[] = [];
    if (item !== undefined) features.push(item);
    if (place !== null) features.push({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [...place] } });
    map.getSource<GeoJSONSource>('choix')?.setData({ type: 'FeatureCollection', features });
    const extent = item === undefined ? null : bboxOf(item.geometry);
    const animate = !prefersStillness();
    if (extent !== null) map.fitBounds(grow(extent, 2) as unknown as LngLatBoundsLike, { maxZoom: 16, animate, duration: 500 });
    else if (place !== null) map.easeTo({ center: [place[0] ?? 0, place[1] ?? 0], zoom: Math.max(map.getZoom(), 14), animate, duration: 500 });
  }

  protected override updated(changes: PropertyValues<this>): void {
    if (this.map === null) return;
    if (changes.has('version') || changes.has('essai')) void this.load(false).then(() => this.light());
    else if (changes.has('lit')) this.light();
  }

  protected override render(): TemplateResult {
    const kinds = KINDS.filter(({ id }) => this.items.some(({ properties }) => kindOf(properties) === id));
    return html`
      <div class="depot-canvas"></div>
      ${kinds.length === 0 ? nothing : html`
        <ul class="depot-legend" aria-label="Légende">${kinds.map(({ id, title }) => html`<li><span class="depot-key ${id}" aria-hidden="true"></span>${title}</li>`)}</ul>`}
      ${this.more && this.shown >= AT_ONCE ? html`<p class="depot-more hint">Les ${count(this.shown)} premiers objets sont dessinés : approchez-vous pour voir les autres.</p>` : nothing}
      ${this.failure === '' ? nothing : html`<p class="map-failure" role="status">${this.failure}</p>`}`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.asking?.abort();
    this.map?.remove();
    this.map = null;
  }
}

function asItem(feature: Feature<Geometry, Record<string, unknown>>): Item {
  const properties = feature.properties ?? {};
  return { ...feature, id: String(feature.id ?? properties['ligne'] ?? ''), properties: { ...properties, genre: kindOf(properties) } };
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-depot-carte': DepotMap;
  }
}
