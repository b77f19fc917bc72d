// <archipel-zone>: a zone is drawn, taken from an object or from the map's view, or pasted; then its two answers.

import type { Geometry, Polygon } from 'geojson';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { checkScot, type SaidOfProject, type ScotCheck, type Selection, select } from '../api/analysis.ts';
import { getItem } from '../api/features.ts';
import { asProblem, type ApiProblem } from '../api/problem.ts';
import { readPasted } from '../geo/paste.ts';
import type { Stage } from '../map/stage.ts';
import '../scot/footprint-file.ts';
import type { Footprint } from '../api/footprint.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { href, MAXIMUM_DISTANCE, type ZoneRoute } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { objetLink } from '../ui/links.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { type Drawing, draw } from './draw.ts';
import { isKept, keep, recall } from './kept.ts';
import { checkFiles, projectInputs } from './project-said.ts';
import { scotAnswer } from './scot-answer.ts';
import { selectionAnswer } from './selection-answer.ts';

const PATIENCE_MS = 300;

@customElement('archipel-zone')
export class ZoneView extends PageElement {
  @property({ attribute: false }) route!: ZoneRoute;
  @property({ attribute: false }) catalogue!: Catalogue;
  /** The map, when there is one. */
  @property({ attribute: false }) stage: () => Promise<Stage> = () => new Promise(() => {});
  @state() private geometry: Geometry | null = null;
  @state() private failure: ApiProblem | null = null;
  @state() private drawing = false;
  @state() private pasteError = '';
  @state() private fileProblem: ApiProblem | null = null;
  private readonly selection = new Loader<Selection>(this);
  private readonly scot = new Loader<ScotCheck>(this);
  private tool: Drawing | null = null;
  private timer = 0;

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const before = changes.get('route');
    if (before === undefined || before.trace !== this.route.trace || before.objet !== this.route.objet) {
      void this.readGeometry();
    } else if (before.distance !== this.route.distance) {
      this.ask(false);
    } else if (before.nature !== this.route.nature || before.etat !== this.route.etat || before.effet !== this.route.effet) {
      this.ask(true);
    }
  }

  private get said(): SaidOfProject {
    const { nature = '', etat = '', effet = '' } = this.route;
    return { nature, etat, date_effet: effet };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopDrawing();
    this.emit<Geometry | null>('zone-geometry', null);
  }

  private async readGeometry(): Promise<void> {
    const { trace, objet } = this.route;
    this.failure = null;
    if (objet !== '') {
      const [layer = '', id = ''] = objet.split(/\/(.*)/s);
      try {
        this.setGeometry((await getItem(layer, id)).geometry);
      } catch (error) {
        this.setGeometry(null);
        this.failure = asProblem(error);
      }
    } else {
      this.setGeometry(trace === '' ? null : recall(trace));
    }
  }

  private setGeometry(geometry: Geometry | null): void {
    this.geometry = geometry;
    // While one reshapes, the drawing tool shows the zone itself.
    this.emit<Geometry | null>('zone-geometry', this.tool === null ? geometry : null);
    this.ask(true);
  }

  private ask(all: boolean): void {
    window.clearTimeout(this.timer);
    const { geometry } = this;
    if (geometry === null) {
      this.selection.clear();
      this.scot.clear();
      return;
    }
    this.timer = window.setTimeout(() => {
      void this.selection.load((signal) => select(geometry, this.route.distance, signal), true);
      if (all) void this.scot.load((signal) => checkScot(geometry, signal, this.said), true);
    }, all ? 0 : PATIENCE_MS);
  }

  private async startDrawing(existing: Polygon | null): Promise<void> {
    this.stopDrawing();
    this.drawing = true;
    this.emit('drawing', true);
    if (existing === null) this.emit<ZoneRoute>('amend', { ...this.route, trace: '', objet: '' });
    this.emit<Geometry | null>('zone-geometry', null);
    const { map } = await this.stage();
    this.tool = await draw(map, existing, (polygon) => {
      this.emit<ZoneRoute>('amend', { ...this.route, objet: '', trace: keep(polygon) });
    });
    map.getCanvas().focus();
  }

  private stopDrawing(): void {
    this.tool?.stop();
    this.tool = null;
    if (this.drawing) {
      this.drawing = false;
      this.emit('drawing', false);
      this.emit<Geometry | null>('zone-geometry', this.geometry);
    }
  }

  private async takeView(): Promise<void> {
    this.stopDrawing();
    const [west, south, east, north] = (await this.stage()).bbox;
    const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
    this.emit<ZoneRoute>('amend', { ...this.route, objet: '', trace: keep({ type: 'Polygon', coordinates: [ring] }) });
  }

  private readonly paste = (event: Event): void => {
    event.preventDefault();
    const text = this.querySelector<HTMLTextAreaElement>('#zone-paste')?.value ?? '';
    const { geometry, error } = readPasted(text);
    this.pasteError = error ?? '';
    if (geometry === null) return;
    this.stopDrawing();
    this.emit<ZoneRoute>('amend', { ...this.route, objet: '', trace: keep(geometry) });
  };

  private readonly takeFile = ({ detail: { geometry } }: CustomEvent<Footprint>): void => {
    this.stopDrawing();
    this.emit<ZoneRoute>('amend', { ...this.route, objet: '', trace: keep(geometry) });
  };

  private readonly changeDistance = (event: Event): void => {
    const value = Number((event.target as HTMLInputElement).value.replace(',', '.'));
    if (Number.isFinite(value)) {
      this.emit<ZoneRoute>('amend', { ...this.route, distance: Math.min(MAXIMUM_DISTANCE, Math.max(0, Math.round(value))) });
    }
  };

  private get polygon(): Polygon | null {
    return this.geometry?.type === 'Polygon' && this.geometry.coordinates.length === 1 ? this.geometry : null;
  }

  private origin(): TemplateResult | typeof nothing {
    const [layer = '', id = ''] = this.route.objet.split(/\/(.*)/s);
    return this.route.objet === '' ? nothing
      : html`<p class="subtitle">Autour de ${objetLink({ layer, id, nom: this.catalogue.nameOf(layer, id) })}</p>`;
  }

  private tools(): TemplateResult {
    const { polygon } = this;
    return html`
      <div class="actions">
        ${this.drawing
          ? html`<button type="button" class="button primary" @click=${() => this.stopDrawing()}>${this.geometry === null ? 'Abandonner le dessin' : 'Terminer'}</button>`
          : html`<button type="button" class="button ${this.geometry === null ? 'primary' : ''}" @click=${() => this.startDrawing(null)}>${this.geometry === null ? 'Dessiner sur la carte' : 'Dessiner une autre zone'}</button>`}
        ${polygon !== null && !this.drawing ? html`<button type="button" class="button" @click=${() => this.startDrawing(polygon)}>Modifier le tracé</button>` : nothing}
        <button type="button" class="button" @click=${() => this.takeView()}>Prendre l’emprise de la carte</button>
      </div>
      ${this.drawing ? html`<p class="hint" role="status">${this.geometry === null
        ? 'Cliquez chaque angle ; revenez sur le premier ou appuyez sur Entrée pour fermer. Échap recommence.'
        : 'Déplacez les angles ou les milieux pour corriger ; la réponse suit.'}</p>` : nothing}
      <archipel-emprise @footprint=${this.takeFile}></archipel-emprise>
      <details class="more" ?open=${this.pasteError !== ''}>
        <summary>Coller du GeoJSON</summary>
        <form @submit=${this.paste}>
          <label for="zone-paste">Géométrie, objet ou collection de polygones, en longitude et latitude</label>
          <textarea id="zone-paste" rows="5" spellcheck="false" aria-describedby="zone-paste-error"></textarea>
          <p id="zone-paste-error" class="field-error" role="alert">${this.pasteError}</p>
          <button type="submit" class="button">Étudier cette géométrie</button>
        </form>
      </details>
      <label class="field">Distance autour de la zone, en mètres
        <input type="number" min="0" max=${MAXIMUM_DISTANCE} step="50" inputmode="numeric" .value=${String(this.route.distance)} @change=${this.changeDistance} />
      </label>
    `;
  }

  private answers(): TemplateResult | typeof nothing {
    if (this.failure !== null) return problemMessage(this.failure, () => void this.readGeometry());
    if (this.geometry === null) {
      return this.route.trace === '' ? nothing : html`<p class="problem" role="alert">${isKept(this.route.trace) ? 'Cette zone, trop détaillée pour une adresse, est restée dans le navigateur qui l’a ouverte. Rouvrez son fichier, ou dessinez-la.' : 'L’adresse ne contient pas de zone lisible : elle a peut-être été coupée. Dessinez-la à nouveau.'}</p>`;
    }
    return html`
      ${projectInputs(this.said, this.say)}
      ${this.answer(this.scot, 'Au regard du SCoT', (check) => html`${scotAnswer(check, this.catalogue)}${this.geometry === null ? nothing : checkFiles(this.geometry, this.said, (problem) => { this.fileProblem = problem; })}${this.fileProblem === null ? nothing : problemMessage(this.fileProblem, null)}`)}
      ${this.answer(this.selection, 'Ce que la zone touche', (selection) => selectionAnswer(selection, this.catalogue))}
    `;
  }

  private readonly say = (part: Partial<SaidOfProject>): void => {
    const { nature, etat, date_effet } = { ...this.said, ...part };
    const { page, trace, objet, distance } = this.route;
    this.emit<ZoneRoute>('amend', { page, trace, objet, distance, ...(nature === '' ? {} : { nature }), ...(etat === '' ? {} : { etat }), ...(date_effet === '' ? {} : { effet: date_effet }) });
  };

  private answer<T>(loader: Loader<T>, title: string, render: (value: T) => TemplateResult): TemplateResult {
    const { result, value } = loader;
    if (result.state === 'problem') return section(title, problemMessage(result.problem, loader.retry));
    return value === null ? section(title, skeleton(4)) : render(value);
  }

  protected override render(): TemplateResult {
    return html`
      ${sheetHead('Analyse', 'Étudier une zone', this.origin())}
      ${this.geometry === null && !this.drawing ? html`<p class="lead">Dessinez une zone, ou partez d’une <a href=${href({ page: 'couche', layer: 'communes' })}>commune</a> ou d’un lieu avec « Étudier autour ».</p>` : nothing}
      ${this.tools()}
      ${this.answers()}
    `;
  }
}
