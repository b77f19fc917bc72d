// <archipel-app>: the page. It holds the address, the catalogue and what is lit on the map, and lets the panel and the
// map know of each other.

import type { Geometry } from 'geojson';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Item } from './api/features.ts';
import { type ApiProblem, asProblem } from './api/problem.ts';
import type { Bbox } from './api/refs.ts';
import { unionAll, widen } from './geo/bbox.ts';
import { choiceCard, hoverCard } from './map/card.ts';
import { NO_GROUND } from './map/basemap.ts';
import './map/layers-panel.ts';
import type { ViewChange } from './map/layers-panel.ts';
import type { MapView, Pointed } from './map/map-view.ts';
import './map/map-view.ts';
import './tools/map-tools.ts';
import { drawingOrder, isGround, shownAtFirst } from './map/order.ts';
import type { Target } from './map/pick.ts';
import type { Frame } from './panel/frame.ts';
import './panel/frame.ts';
import { sheet } from './panel/sheet.ts';
import './search/search-box.ts';
import { Catalogue } from './state/catalogue.ts';
import { type Configuration, configuration, type Ground } from './state/configuration.ts';
import { contracts } from './state/contracts.ts';
import { filtering } from './state/filtering.ts';
import { network } from './state/network.ts';
import type { Camera, Route } from './state/route.ts';
import { href, HOME, isWide } from './state/route.ts';
import { type Move, Router } from './state/router.ts';
import { PageElement } from './ui/element.ts';
import './ui/network-banner.ts';
import { pagesNav } from './ui/pages-nav.ts';

@customElement('archipel-app')
export class App extends PageElement {
  @state() private problem: ApiProblem | null = null;
  @state() private version = 0;
  @state() private pointed: Pointed | null = null;
  @state() private choice: Pointed | null = null;
  @state() private lit: Target | null = null;
  @state() private zone: Geometry | null = null;
  @state() private selected: readonly Item[] = [];
  @state() private drawing = false;
  @state() private bbox: Bbox | null = null;
  @state() private configuration: Configuration | null = null;
  @query('archipel-map') private mapView!: MapView;
  @query('archipel-frame') private frame!: Frame;
  private readonly catalogue = new Catalogue();
  private readonly router = new Router((move) => this.follow(move));
  /** The window's title follows the sheet's; who came to a sheet still to be drawn lands on its title when it is. */
  private readonly watch = new MutationObserver(() => this.settle());
  private landing = false;
  private revealed = '';
  private fromMap = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.catalogue.addEventListener('items', () => { this.version++; this.reveal(); });
    this.addEventListener('go', (event) => this.router.go((event as CustomEvent<Route>).detail));
    this.addEventListener('amend', (event) => this.router.amend((event as CustomEvent<Route>).detail));
    this.addEventListener('zone-geometry', (event) => { this.zone = (event as CustomEvent<Geometry | null>).detail; this.reveal(); });
    this.addEventListener('selected-items', (event) => { this.selected = (event as CustomEvent<readonly Item[]>).detail; });
    this.addEventListener('drawing', (event) => this.whenDrawing(event as CustomEvent<boolean>));
    this.addEventListener('show-view', (event) => this.router.show((event as CustomEvent<ViewChange>).detail));
    this.addEventListener('look-at', (event) => void this.mapView.reveal((event as CustomEvent<Bbox>).detail, 1.1, false));
    this.catalogue.addEventListener('changed', (event) => this.refilter((event as CustomEvent<string>).detail));
    void configuration().then((found) => { this.configuration = found; });
    this.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.choice = null; });
    network.addEventListener('back', () => { if (this.problem?.status === 0) void this.open(); });
    void this.open();
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
    return this.router.location.view.layers ?? shownAtFirst(this.catalogue.layers.map(({ id }) => id));
  }

  /** One draws on the map: clicks belong to the drawing, to one at a time. */
  private whenDrawing({ detail, target }: CustomEvent<boolean>): void {
    this.drawing = detail;
    if (!detail) return;
    this.frame.height = 'bas';
    if ((target as Element).closest('archipel-tools') === null) this.querySelector('archipel-tools')?.close();
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
    this.choice = null;
    this.pointed = null;
    this.lit = null;
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

  /** The reader lands on the sheet's title, at its top, under a window title that says where. */
  private welcome(): void {
    const body = this.querySelector('.panel-body');
    body?.scrollTo({ top: 0 });
    if (this.frame.height === 'bas' && this.route.page !== 'accueil') this.frame.height = 'moitie';
    if (this.frame.folded) this.frame.folded = false;
    // A turn later, when the page inside the sheet is drawn too. Who stays on the map keeps their place.
    window.setTimeout(() => {
      this.landing = document.activeElement?.closest('.maplibregl-map') === null;
      this.settle();
    });
  }

  private get heading(): HTMLElement | null {
    return this.querySelector<HTMLElement>('.panel-body h1');
  }

  private settle(): void {
    const { heading } = this;
    const title = heading?.textContent?.trim();
    document.title = title && this.route.page !== 'accueil' ? `${title} · Archipel` : 'Archipel';
    if (this.landing && heading !== null) {
      this.landing = false;
      heading.focus({ preventScroll: true });
    }
  }

  private get chosen(): readonly Item[] {
    const { route } = this;
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
    const drawn = this.route.page === 'zone' || this.route.page === 'selection';
    const geometries = drawn ? (this.zone === null || this.drawing ? [] : [this.zone]) : this.chosen.map(({ geometry }) => geometry);
    const extent = unionAll(geometries);
    const bbox = extent !== null && (this.route.page === 'zone' || this.route.page === 'selection') ? widen(extent, this.route.distance) : extent;
    if (bbox !== null && this.revealed !== key) {
      this.revealed = key;
      const gentle = this.fromMap;
      this.fromMap = false;
      // A small place is looked at with its surroundings.
      const room = this.route.page === 'objet' && !isGround(this.route.layer) ? 3 : 1.3;
      void this.updateComplete.then(() => this.mapView.reveal(bbox, room, gentle));
    }
  }

  private readonly pickOnMap = (event: CustomEvent<Pointed>): void => {
    const { targets } = event.detail;
    const objects = targets.filter(({ layer }) => layer !== 'communes');
    this.pointed = null;
    this.choice = null;
    const [only] = objects.length > 0 ? objects : targets;
    if (objects.length > 1) {
      this.choice = event.detail;
    } else if (only !== undefined) {
      this.fromMap = true;
      this.router.go(only.layer === 'communes' ? { page: 'commune', insee: only.id }
        : only.layer === 'fiches' ? { page: 'fiche', id: only.id } : { page: 'objet', layer: only.layer, id: only.id });
    }
  };

  /** Pointing at an object's link lights it on the map. */
  private readonly light = (event: Event): void => {
    const link = event.type === 'mouseout' || event.type === 'focusout' ? null : (event.target as Element).closest?.('[data-target]');
    const [layer = '', id = ''] = (link?.getAttribute('data-target') ?? '').split(/\/(.*)/s);
    if (layer !== (this.lit?.layer ?? '') || id !== (this.lit?.id ?? '')) {
      this.lit = layer === '' ? null : { layer, id };
    }
  };

  private card(): TemplateResult | typeof nothing {
    const place = this.choice ?? this.pointed;
    const content = this.choice !== null ? choiceCard(this.catalogue, this.choice, () => { this.choice = null; })
      : this.pointed !== null ? hoverCard(this.catalogue, this.pointed) : nothing;
    return place === null || content === nothing ? nothing
      : html`<div class="card ${this.choice === null ? 'hover' : 'choice'}" ?data-card=${true}>${content}</div>`;
  }

  protected override firstUpdated(): void {
    const body = this.querySelector('.panel-body');
    void this.mapView.whenOpen().then(({ bbox }) => { this.bbox = bbox; });
    if (body !== null) this.watch.observe(body, { childList: true, characterData: true, subtree: true });
  }

  protected override updated(): void {
    this.toggleAttribute('data-wide', isWide(this.route));
    const card = this.querySelector<HTMLElement>('.card');
    const place = this.choice ?? this.pointed;
    if (card !== null && place !== null) {
      const area = this.mapView.getBoundingClientRect();
      const x = Math.min(place.x + 14, area.width - card.offsetWidth - 8);
      const y = place.y + card.offsetHeight + 24 > area.height ? place.y - card.offsetHeight - 14 : place.y + 14;
      card.style.setProperty('transform', `translate(${Math.max(8, x)}px, ${Math.max(8, y)}px)`);
    }
  }

  protected override render(): TemplateResult {
    const { catalogue, version, problem, bbox, route } = this;
    const hovered = this.lit ?? this.pointed?.targets.find(({ layer }) => layer !== 'communes') ?? null;
    return html`
      <a class="skip" href="#panel-body" @click=${(event: Event) => { event.preventDefault(); this.heading?.focus(); }}>Aller à la fiche</a>
      <archipel-reseau></archipel-reseau>
      <div class="panel">
        <header class="panel-head">
          <a class="brand" href=${href(HOME)}><img src="favicon.svg" width="28" height="28" alt="" /><span>Archipel</span></a>
          <archipel-search></archipel-search>
          ${isWide(route) ? pagesNav(route) : nothing}
        </header>
        <archipel-frame role="region" aria-label="Taille du panneau"></archipel-frame>
        <main class="panel-body" id="panel-body" @mouseover=${this.light} @mouseout=${this.light} @focusin=${this.light} @focusout=${this.light}>
          ${sheet(route, { catalogue, version, problem, bbox, shown: this.shown, retry: () => void this.open(), stage: () => this.mapView.whenOpen() })}
        </main>
      </div>
      <section class="map-area" aria-label="Carte">
        <archipel-map .catalogue=${catalogue} .shown=${this.shown} .opacities=${this.router.location.view.opacities} .ground=${this.ground} .chosen=${this.chosen} .hovered=${this.items(hovered)} .zone=${this.zone} .zoneDistance=${route.page === 'zone' || route.page === 'selection' ? route.distance : 0}
          .start=${this.router.location.view.camera} .covered=${() => this.frame.covered()} ?drawing=${this.drawing}
          @map-pick=${this.pickOnMap} @map-hover=${(event: CustomEvent<Pointed>) => { this.pointed = event.detail.targets.length > 0 ? event.detail : null; }}
          @map-view=${(event: CustomEvent<Camera>) => { this.router.moveCamera(event.detail); this.bbox = this.mapView.stage?.bbox ?? null; }}></archipel-map>
        <archipel-tools .stage=${() => this.mapView.whenOpen()} ?selecting=${route.page === 'selection'} @tool-open=${() => this.querySelector('archipel-selection')?.rest()}></archipel-tools>
        <archipel-layers .catalogue=${catalogue} .version=${version} .shown=${this.shown} .view=${this.router.location.view} .bbox=${bbox} .grounds=${this.configuration?.grounds ?? []} .ground=${this.ground}
          @legend-open=${() => { this.frame.height = 'bas'; }}></archipel-layers>
        ${this.card()}
      </section>
    `;
  }
}
