// <archipel-app>: the page. It holds the address, the catalogue and what is lit on the map, and lets the panel and the
// map know of each other.

import type { Geometry } from 'geojson';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Item } from './api/features.ts';
import { type ApiProblem, asProblem } from './api/problem.ts';
import type { Bbox } from './api/refs.ts';
import { Attention } from './map/attention.ts';
import { placeCard, routeOfTarget } from './map/card.ts';
import { NO_GROUND } from './map/basemap.ts';
import './map/layers-panel.ts';
import type { ViewChange } from './map/layers-panel.ts';
import type { MapView, Pointed } from './map/map-view.ts';
import './map/map-view.ts';
import './tools/map-tools.ts';
import { drawingOrder, shownAtFirst } from './map/order.ts';
import type { Target } from './map/pick.ts';
import { sightOf } from './map/sight.ts';
import type { Frame } from './panel/frame.ts';
import './panel/frame.ts';
import { Landing } from './panel/landing.ts';
import { sheet } from './panel/sheet.ts';
import type { Place } from './search/search-box.ts';
import './search/search-box.ts';
import { Catalogue } from './state/catalogue.ts';
import { type Configuration, configuration, type Ground } from './state/configuration.ts';
import { contracts } from './state/contracts.ts';
import { filtering } from './state/filtering.ts';
import { network } from './state/network.ts';
import type { Camera, Route } from './state/route.ts';
import { href, HOME, isBeside, isWide } from './state/route.ts';
import { type Move, Router } from './state/router.ts';
import { PageElement } from './ui/element.ts';
import './ui/network-banner.ts';
import { pagesNav } from './ui/pages-nav.ts';

@customElement('archipel-app')
export class App extends PageElement {
  @state() private problem: ApiProblem | null = null;
  @state() private version = 0;
  @state() private zone: Geometry | null = null;
  @state() private selected: readonly Item[] = [];
  /** An address or coordinates that one went to, until one goes elsewhere. */
  @state() private place: Item | null = null;
  @state() private drawing = false;
  @state() private bbox: Bbox | null = null;
  @state() private configuration: Configuration | null = null;
  @query('archipel-map') private mapView!: MapView;
  @query('archipel-frame') private frame!: Frame;
  private readonly catalogue = new Catalogue();
  private readonly attention = new Attention(this, this.catalogue);
  private readonly router = new Router((move) => this.follow(move));
  private readonly landing = new Landing(this, () => this.route.page === 'accueil');
  private revealed = '';
  private fromMap = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.catalogue.addEventListener('items', () => { this.version++; this.reveal(); });
    this.catalogue.addEventListener('changed', (event) => this.refilter((event as CustomEvent<string>).detail));
    this.on<Route>('go', (route) => this.router.go(route));
    this.on<Route>('amend', (route) => this.router.amend(route));
    this.on<Geometry | null>('zone-geometry', (zone) => { this.zone = zone; this.reveal(); });
    this.on<readonly Item[]>('selected-items', (items) => { this.selected = items; });
    this.on<Place>('go-to-place', (place) => void this.goToPlace(place));
    this.on<boolean>('drawing', (drawing, from) => this.whenDrawing(drawing, from));
    this.on<ViewChange>('show-view', (change) => this.router.show(change));
    this.on<Bbox>('look-at', (bbox) => void this.mapView.reveal(bbox, 1.1, false));
    this.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.attention.endChoice(); });
    network.addEventListener('back', () => { if (this.problem?.status === 0) void this.open(); });
    void configuration().then((found) => { this.configuration = found; });
    void this.open();
  }

  private on<T>(name: string, act: (detail: T, from: Element) => void): void {
    this.addEventListener(name, (event) => act((event as CustomEvent<T>).detail, event.target as Element));
  }

  private readonly open = async (): Promise<void> => {
    this.problem = null;
    try {
      contracts.open().catch((error: unknown) => { this.problem ??= asProblem(error); });
      await this.catalogue.open();
      this.version++;
      filtering.follow(this.router.location.view.filters, this.catalogue.layers);
      // The ground first: it is what the others are read on.
      for (const { id } of drawingOrder(this.catalogue.held())) {
        this.catalogue.load(id).catch((error: unknown) => { this.problem ??= asProblem(error); });
      }
    } catch (error) {
      this.problem = asProblem(error);
    }
  };

  private get route(): Route {
    return this.router.location.route;
  }

  private get shown(): readonly string[] {
    const ids = this.router.location.view.layers ?? shownAtFirst(this.catalogue.layers.map(({ id }) => id));
    // A table of fiches beside a map without them would point at nothing.
    return isBeside(this.route) && !ids.includes('fiches') ? [...ids, 'fiches'] : ids;
  }

  private async goToPlace({ position, name }: Place): Promise<void> {
    const [lon = 0, lat = 0] = position;
    if (isWide(this.route)) {
      const there = new Promise((resolve) => { addEventListener('hashchange', resolve, { once: true }); });
      this.router.go(HOME);
      await there;
    }
    this.place = { type: 'Feature', id: 'lieu', geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { nom: name } };
    void this.mapView.jump({ zoom: 16, lat, lon });
  }

  /** One draws on the map: clicks belong to the drawing, to one at a time. */
  private whenDrawing(drawing: boolean, from: Element): void {
    this.drawing = drawing;
    if (!drawing) {
      // What was drawn has its answer in the sheet.
      if (this.frame.height === 'bas' && this.route.page !== 'accueil') this.frame.height = 'moitie';
      return;
    }
    this.frame.height = 'bas';
    if (from.closest('archipel-tools') === null) this.querySelector('archipel-tools')?.close();
  }

  private get ground(): Ground | null {
    const wanted = this.router.location.view.ground ?? this.configuration?.first ?? NO_GROUND;
    return this.configuration?.grounds.find(({ id }) => id === wanted) ?? null;
  }

  private refilter(id: string): void {
    const layer = this.catalogue.layer(id);
    if (layer !== null) filtering.refresh(layer);
  }

  private follow({ location, restores, stays }: Move): void {
    const moved = this.revealed !== href(location.route);
    this.attention.clear();
    if (moved) this.place = null;
    this.unhide(location.route);
    filtering.follow(location.view.filters, this.catalogue.layers);
    this.requestUpdate();
    if (restores && location.view.camera !== null) {
      this.revealed = href(location.route);
      void this.mapView.jump(location.view.camera);
    } else {
      this.reveal();
    }
    if (moved && !stays) void this.updateComplete.then(() => this.welcome());
  }

  /** Whoever opens a layer or one of its objects wants to see it. */
  private unhide(route: Route): void {
    const known = (route.page === 'couche' || route.page === 'objet') && this.catalogue.layer(route.layer) !== null;
    if (known && !this.shown.includes(route.layer)) {
      this.router.show({ layers: [...this.shown, route.layer] });
    }
  }

  private welcome(): void {
    if (this.frame.height === 'bas' && this.route.page !== 'accueil') this.frame.height = 'moitie';
    if (this.frame.folded) this.frame.folded = false;
    this.landing.arrive();
  }

  private get chosen(): readonly Item[] {
    const { route } = this;
    if (this.place !== null) return [this.place];
    if (route.page === 'selection') return this.selected;
    const target = route.page === 'commune' ? { layer: 'communes', id: route.insee }
      : route.page === 'fiche' ? { layer: 'fiches', id: route.id }
      : route.page === 'objet' ? route : null;
    return this.items(target);
  }

  private items(target: Target | null): readonly Item[] {
    const item = target === null ? null : this.catalogue.want(target.layer, target.id);
    return item === null ? [] : [item];
  }

  /** Brings what the sheet is about into view, once. */
  private reveal(): void {
    const key = href(this.route);
    const sight = this.revealed === key ? null : sightOf(this.route, this.drawing ? null : this.zone, this.chosen);
    if (sight === null) return;
    this.revealed = key;
    const gentle = this.fromMap;
    this.fromMap = false;
    void this.updateComplete.then(() => this.mapView.reveal(sight.bbox, sight.room, gentle));
  }

  private readonly pickOnMap = (event: CustomEvent<Pointed>): void => {
    const target = this.attention.pick(event.detail);
    if (target === null) return;
    this.fromMap = true;
    this.router.go(routeOfTarget(target));
  };

  protected override firstUpdated(): void {
    this.landing.follow();
    void this.mapView.whenOpen().then(({ bbox }) => { this.bbox = bbox; });
  }

  protected override updated(): void {
    this.toggleAttribute('data-wide', isWide(this.route));
    this.toggleAttribute('data-beside', isBeside(this.route));
    placeCard(this.querySelector('.card'), this.attention.place, this.mapView);
  }

  protected override render(): TemplateResult {
    const { catalogue, version, problem, bbox, route } = this;
    const { light } = this.attention;
    return html`
      <a class="skip" href="#panel-body" @click=${(event: Event) => { event.preventDefault(); this.landing.heading?.focus(); }}>Aller à la fiche</a>
      <archipel-reseau></archipel-reseau>
      <div class="panel">
        <header class="panel-head">
          <a class="brand" href=${href(HOME)}><img src="favicon.svg" width="28" height="28" alt="" /><span>Archipel</span></a>
          <archipel-search .catalogue=${catalogue}></archipel-search>
          ${isWide(route) ? pagesNav(route) : nothing}
        </header>
        <archipel-frame role="region" aria-label="Taille du panneau"></archipel-frame>
        <main class="panel-body" id="panel-body" @mouseover=${light} @mouseout=${light} @focusin=${light} @focusout=${light}>
          ${sheet(route, { catalogue, version, problem, bbox, shown: this.shown, retry: () => void this.open(), stage: () => this.mapView.whenOpen() })}
          <p class="page-foot no-print"><a href="aide.html">Aide</a></p>
        </main>
      </div>
      <section class="map-area" aria-label="Carte">
        <archipel-map .catalogue=${catalogue} .shown=${this.shown} .opacities=${this.router.location.view.opacities} .ground=${this.ground} .chosen=${this.chosen} .hovered=${this.items(this.attention.hovered)} .zone=${this.zone} .zoneDistance=${route.page === 'zone' || route.page === 'selection' ? route.distance : 0}
          .start=${this.router.location.view.camera} .covered=${() => this.frame.covered()} ?drawing=${this.drawing}
          @map-pick=${this.pickOnMap} @map-hover=${(event: CustomEvent<Pointed>) => this.attention.hover(event.detail)}
          @map-view=${(event: CustomEvent<Camera>) => { this.router.moveCamera(event.detail); this.bbox = this.mapView.stage?.bbox ?? null; }}></archipel-map>
        <archipel-tools .stage=${() => this.mapView.whenOpen()} ?selecting=${route.page === 'selection'} @tool-open=${() => this.querySelector('archipel-selection')?.rest()}></archipel-tools>
        <archipel-layers .catalogue=${catalogue} .version=${version} .shown=${this.shown} .view=${this.router.location.view} .bbox=${bbox} .grounds=${this.configuration?.grounds ?? []} .ground=${this.ground}
          @legend-open=${() => { this.frame.height = 'bas'; }}></archipel-layers>
        ${this.attention.card()}
      </section>
    `;
  }
}
