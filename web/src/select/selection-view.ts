// <archipel-selection>: what is in a rectangle, a lasso, communes or around chosen objects, and what one can do with it.

import type { Geometry, Polygon } from 'geojson';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Selection, select } from '../api/analysis.ts';
import type { Item } from '../api/features.ts';
import { type FicheSummary, listFiches } from '../api/fiche.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import type { Stage } from '../map/stage.ts';
import { NARROW } from '../panel/frame.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { filtering } from '../state/filtering.ts';
import { Loader } from '../state/loader.ts';
import type { Route } from '../state/route.ts';
import { FARTHEST_M, type SelectionRoute } from '../state/selection-route.ts';
import { PageElement } from '../ui/element.ts';
import { sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { keep, recall } from '../zone/kept.ts';
import { selectionResult } from './answer.ts';
import { chosenList, communeField, heldItems, shapeOf } from './chosen.ts';
import { modeButtons } from './modes.ts';
import { fichesOf, selectedLayers } from './selected.ts';
import { type Mode, SelectionTool } from './tool.ts';
import { sharing, ways, zoneRoute } from './ways.ts';

const PATIENCE_MS = 250;
const MOST_FICHES = 500;

/** What is selected, apart from the distance around it. */
function keyOf({ trace, objets }: SelectionRoute): string {
  return `${trace} ${objets.join()}`;
}

@customElement('archipel-selection')
export class SelectionView extends PageElement {
  @property({ attribute: false }) route!: SelectionRoute;
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) shown: readonly string[] = [];
  @property({ attribute: false }) stage: () => Promise<Stage> = () => new Promise(() => {});
  @state() private geometry: Geometry | null = null;
  @state() private failure: ApiProblem | null = null;
  @state() private mode: Mode | null = null;
  @state() private corners = 0;
  @state() private everyLayer = false;
  private readonly selection = new Loader<Selection>(this);
  private readonly fiches = new Loader<readonly FicheSummary[]>(this);
  private tool: SelectionTool | null = null;
  private timer = 0;
  private lit = '';

  override connectedCallback(): void {
    super.connectedCallback();
    filtering.addEventListener('change', this.refilter);
    void this.fiches.load(async (signal) => (await listFiches({ limit: MOST_FICHES }, signal)).items);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    filtering.removeEventListener('change', this.refilter);
    this.endTool();
    const app = document.querySelector('archipel-app');
    app?.dispatchEvent(new CustomEvent('zone-geometry', { detail: null }));
    app?.dispatchEvent(new CustomEvent('selected-items', { detail: [] }));
  }

  /** Leaves the map to another tool; what is selected stays. */
  rest(): void {
    this.endTool();
    this.mode = null;
  }

  private readonly refilter = (): void => this.requestUpdate();

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const before = changes.get('route');
    if (before === undefined || keyOf(before) !== keyOf(this.route)) void this.read();
    else if (before.distance !== this.route.distance) this.ask();
  }

  private async read(): Promise<void> {
    const { route } = this;
    const asked = keyOf(route);
    this.failure = null;
    let geometry: Geometry | null = route.trace === '' ? null : recall(route.trace);
    if (route.objets.length > 0) {
      try {
        geometry = await shapeOf(route.objets, this.catalogue);
      } catch (error) {
        this.failure = asProblem(error);
      }
    }
    if (asked !== keyOf(this.route)) return;
    this.geometry = geometry;
    this.emit<Geometry | null>('zone-geometry', geometry);
    this.ask();
  }

  private ask(): void {
    window.clearTimeout(this.timer);
    const { geometry } = this;
    if (geometry === null) {
      this.selection.clear();
      return;
    }
    this.timer = window.setTimeout(() => void this.selection.load((signal) => select(geometry, this.route.distance, signal), true), PATIENCE_MS);
  }

  private amend(part: Partial<SelectionRoute>): void {
    this.emit<Route>('amend', { ...this.route, ...part });
  }

  private endTool(): void {
    this.tool?.stop();
    this.tool = null;
    this.corners = 0;
    document.querySelector('archipel-app')?.dispatchEvent(new CustomEvent('drawing', { detail: false }));
  }

  private async choose(mode: Mode): Promise<void> {
    const again = this.mode === mode;
    this.endTool();
    this.mode = again ? null : mode;
    if (again) return;
    this.emit('drawing', true);
    const stage = await this.stage();
    if (this.mode !== mode || !this.isConnected) return;
    this.tool = new SelectionTool(stage, mode, this.catalogue, {
      polygon: (polygon: Polygon) => {
        this.amend({ trace: keep(polygon), objets: [] });
        // The sheet and the map do not fit side by side: the answer is what one wants to see next.
        if (matchMedia(NARROW).matches) this.rest();
      },
      corners: (count) => { this.corners = count; },
      toggle: this.toggle,
    });
    stage.map.getCanvas().focus({ preventScroll: true });
  }

  private readonly toggle = (key: string): void => {
    const { objets } = this.route;
    this.amend({ trace: '', objets: objets.includes(key) ? objets.filter((each) => each !== key) : [...objets, key] });
  };

  private readonly changeDistance = (event: Event): void => {
    const value = Number((event.target as HTMLInputElement).value.replace(',', '.'));
    if (Number.isFinite(value)) this.amend({ distance: Math.min(FARTHEST_M, Math.max(0, Math.round(value))) });
  };

  private readonly study = (): void => {
    if (this.geometry !== null) this.emit<Route>('go', zoneRoute(this.route, this.geometry));
  };

  private readonly passes = (layer: string, id: string): boolean => this.everyLayer || (this.shown.includes(layer) && filtering.passes(layer, id));

  private answer(): TemplateResult | typeof nothing {
    if (this.failure !== null) return problemMessage(this.failure, () => void this.read());
    if (this.geometry === null) return this.route.trace === '' ? nothing : html`<p class="problem" role="alert">L’adresse ne contient pas de tracé lisible : elle a peut-être été coupée. Sélectionnez à nouveau.</p>`;
    const { result, value } = this.selection;
    if (result.state === 'problem') return problemMessage(result.problem, this.selection.retry);
    if (value === null) return skeleton(6);
    const layers = selectedLayers(value, this.passes);
    this.light(layers.flatMap(({ id, objects }) => objects.map((object) => `${id}/${object.id}`)));
    return html`
      ${ways(this.study, () => this.amend({ trace: '', objets: [], distance: 0 }))}
      ${selectionResult({ selection: value, layers, near: fichesOf(value, this.fiches.value, false), wide: fichesOf(value, this.fiches.value, true) }, this.catalogue)}`;
  }

  /** Lights what is selected on the map; told after the page is drawn, and once. */
  private light(keys: readonly string[]): void {
    const text = `${keys.join()} ${this.version}`;
    if (text === this.lit) return;
    this.lit = text;
    window.setTimeout(() => this.isConnected && this.emit<readonly Item[]>('selected-items', heldItems(keys, this.catalogue)));
  }

  protected override render(): TemplateResult {
    const { route, mode } = this;
    return html`
      ${sheetHead('Carte', 'Sélectionner')}
      ${this.geometry === null && mode === null ? html`<p class="lead">Entourez des lieux, ou choisissez des communes ou des objets : leur liste, leurs totaux, leurs fiches. L’adresse de la page garde la sélection.</p>` : nothing}
      ${modeButtons(mode, (each) => void this.choose(each))}
      ${mode === 'communes' ? communeField(this.catalogue, this.toggle) : nothing}
      ${this.corners > 1 && mode === 'lasso' ? html`<p><button type="button" class="button small" @click=${() => this.tool?.finish()}>Fermer le tracé</button></p>` : nothing}
      ${chosenList(route.objets, this.catalogue, this.toggle)}
      <label class="field">Chercher aussi autour, en mètres
        <input type="number" min="0" max=${FARTHEST_M} step="50" inputmode="numeric" .value=${String(route.distance)} @change=${this.changeDistance} />
      </label>
      <label class="check field"><input type="checkbox" .checked=${!this.everyLayer} @change=${() => { this.everyLayer = !this.everyLayer; }} /> Seulement les couches affichées, avec leurs filtres</label>
      ${this.answer()}
      ${this.geometry === null ? nothing : sharing(route)}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-selection': SelectionView;
  }
}
