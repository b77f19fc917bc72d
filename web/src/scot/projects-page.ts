// <archipel-essai>: choose projects, draw one's own, see the envelope move. The choice is wholly in the address.

import type { Geometry } from 'geojson';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Interval } from '../api/analysis.ts';
import { type AskedProject, explainSimulation, getScenario, type KnownProject, listProjects, type Simulation, simulate } from '../api/what-if.ts';
import type { Bbox } from '../api/refs.ts';
import { choice } from '../contrats/filter-parts.ts';
import { bboxOf } from '../geo/bbox.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import type { Area } from '../state/polyline.ts';
import { type ScotRoute, withAsked } from '../state/scot-route.ts';
import { PageElement } from '../ui/element.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { askedAll, askedDrawn, askedOf, type Drawn, idOf, isEngaged, isKeptHere, missingDrawn, NATURES, readDrawn, readIds, STATES, writeDrawn, writeIds } from './choice.ts';
import { envelopeView } from './envelope-result.ts';
import { Explainer } from './explainer.ts';
import { interval } from './figures.ts';
import './own-project.ts';
import { areaOf } from './polygons.ts';
import { projectsTable } from './projects-list.ts';
import './scenario-part.ts';
import { scotNav } from './scot-nav.ts';
import { basisOf } from './settings.ts';

interface Result {
  readonly all: Simulation;
  /** Charge of those chosen that are engaged, on the perimeter's own envelope; null when none, or none but them. */
  readonly engaged: Interval | null;
}

@customElement('archipel-essai')
export class ProjectsPage extends PageElement {
  @property({ attribute: false }) route!: ScotRoute;
  @property({ attribute: false }) catalogue!: Catalogue;
  private readonly known = new Loader<{ readonly items: readonly KnownProject[] }>(this);
  private readonly result = new Loader<Result>(this);
  private readonly scenario = new Loader<string>(this);
  private readonly explainer = new Explainer(this, (signal) => explainSimulation(this.route.perimetre, askedAll(this.route.filtres['choix'] ?? '', this.route.filtres['traces'] ?? ''), basisOf(this.route), signal));
  private listed = '';
  private asked = '';

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const { perimetre, filtres: { scenario = '' } } = this.route;
    const basis = basisOf(this.route);
    if (scenario !== '') this.open(scenario);
    const listed = JSON.stringify([perimetre, basis]);
    if (listed !== this.listed) {
      this.listed = listed;
      // States decide what is engaged: the result waits for them.
      void this.known.load((signal) => listProjects(perimetre, basis, signal), true).then(() => this.run());
    } else {
      this.run();
    }
  }

  /** A kept scenario becomes the address of what it holds. */
  private open(id: string): void {
    void this.scenario.load(async (signal) => {
      const { titre, projets } = await getScenario(id, signal);
      const drawn = projets.flatMap((project): Drawn[] => {
        const area = idOf(project) !== null || typeof project['geometry'] !== 'object' ? null : areaOf(project['geometry'] as Geometry).area;
        return area === null ? [] : [{ nature: String(project['nature'] ?? ''), etat: String(project['etat'] ?? ''), area }];
      });
      queueMicrotask(() => this.change({ scenario: '', choix: writeIds(projets.map(idOf).filter((each) => each !== null)), traces: writeDrawn(drawn) }));
      return titre;
    });
  }

  private get ids(): readonly string[] {
    return readIds(this.route.filtres['choix'] ?? '');
  }

  private get drawn(): readonly Drawn[] {
    return readDrawn(this.route.filtres['traces'] ?? '');
  }

  /** Those of the choice whose ground is as good as taken. */
  private engaged(): readonly AskedProject[] {
    const states = new Map((this.known.value?.items ?? []).map(({ id, etat }) => [id, etat?.code ?? null]));
    return [
      ...this.ids.filter((id) => isEngaged(states.get(id) ?? null)).map(askedOf).filter((each) => each !== null),
      ...this.drawn.map((drawn, rank) => ({ drawn, rank })).filter(({ drawn }) => isEngaged(drawn.etat)).map(({ drawn, rank }) => askedDrawn(drawn, rank)),
    ];
  }

  private run(): void {
    const { perimetre, filtres: { choix = '', traces = '' } } = this.route;
    const basis = basisOf(this.route);
    const all = askedAll(choix, traces);
    const engaged = this.engaged();
    const asked = JSON.stringify([perimetre, basis, all, engaged.length]);
    if (asked === this.asked) return;
    this.asked = asked;
    this.explainer.reset();
    if (all.length === 0) {
      this.result.clear();
      return;
    }
    void this.result.load(async (signal) => {
      const [whole, part] = await Promise.all([simulate(perimetre, all, basis, signal), engaged.length === 0 ? null : engaged.length === all.length ? undefined : simulate(perimetre, engaged, basis, signal)]);
      const own = part === undefined ? whole : part;
      return { all: whole, engaged: own === null ? null : (own.enveloppes.find(({ perimetre: { id } }) => id === perimetre)?.hypotheses[0]?.charge_ha ?? null) };
    }, true);
  }

  private readonly change = (changes: Readonly<Record<string, string>>): void => {
    this.emit<ScotRoute>('amend', withAsked(this.route, changes));
  };

  private readonly choose = (changed: readonly string[], chosen: boolean): void => {
    const ids = new Set(this.ids);
    for (const id of changed) if (chosen) ids.add(id); else ids.delete(id);
    this.change({ choix: writeIds(ids) });
  };

  private amendDrawn(all: readonly Drawn[]): void {
    this.change({ traces: writeDrawn(all) });
  }

  private own(): TemplateResult {
    const { drawn } = this;
    const set = (rank: number, part: Partial<Drawn>): void => this.amendDrawn(drawn.map((each, index) => (index === rank ? { ...each, ...part } : each)));
    return html`
      <archipel-projet-dessine .catalogue=${this.catalogue} .drawn=${drawn} .bbox=${this.extent()}
        @own-drawn=${(event: CustomEvent<Area>) => this.amendDrawn([...drawn, { nature: '', etat: 'projete', area: event.detail }])}></archipel-projet-dessine>
      ${drawn.map(({ nature, etat }, rank) => html`
        <div class="filters" role="group" aria-label="Projet dessiné ${rank + 1}">
          ${choice(`Projet dessiné ${rank + 1} : nature`, 'Non précisée', nature, NATURES, (value) => set(rank, { nature: value }))}
          ${choice('État', 'Non précisé', etat, STATES.filter(([code]) => code !== '' && code !== 'abandonne').map(([code, title]) => [code, title.replace(/s$/, '')] as const), (value) => set(rank, { etat: value }))}
          <p class="actions"><button type="button" class="button quiet" @click=${() => this.amendDrawn(drawn.filter((_, index) => index !== rank))}>Retirer<span class="visually-hidden"> le projet dessiné ${rank + 1}</span></button></p>
        </div>`)}`;
  }

  /** What the address cannot carry from one browser to another. */
  private limits(): TemplateResult | typeof nothing {
    const { traces = '' } = this.route.filtres;
    const missing = missingDrawn(traces);
    if (missing > 0) return html`<p class="precision doubtful">${plural(missing, 'emprise')} de cette adresse ${missing === 1 ? 'est restée' : 'sont restées'} dans le navigateur qui l’a écrite : trop longue pour une adresse. Demandez le scénario enregistré, ou rouvrez le fichier.</p>`;
    return isKeptHere(traces) ? html`<p class="hint">Une emprise est trop détaillée pour l’adresse : elle reste dans ce navigateur. Pour la partager, enregistrez le scénario.</p>` : nothing;
  }

  private answer({ all, engaged }: Result): TemplateResult {
    const { perimetre } = this.route;
    const placed = all.enveloppes.map((envelope, index) => ({ envelope, why: { explainer: this.explainer, at: `/enveloppes/${index}` } }));
    const own = placed.filter(({ envelope: { perimetre: { id } } }) => id === perimetre);
    const others = placed.filter(({ envelope: { perimetre: { id } } }) => id !== perimetre);
    const outside = interval(all.hors_enveloppe_ha);
    return html`
      ${all.phrase ? html`<div class="answer"><p>${glue(all.phrase)}</p></div>` : nothing}
      ${own.map(({ envelope, why }) => envelopeView(envelope, engaged, true, why))}
      ${outside === null || all.hors_enveloppe_ha?.maximum === 0 ? nothing : html`<p class="hint">Hors enveloppe : ${this.explainer.figure('/hors_enveloppe_ha', 'Hors enveloppe', outside)}.</p>${this.explainer.panel('/hors_enveloppe_ha')}`}
      ${others.length === 0 ? nothing : html`<details class="more"><summary>Autres enveloppes touchées</summary>${others.map(({ envelope, why }) => envelopeView(envelope, null, false, why))}</details>`}
      ${(all.raisons ?? []).length === 0 ? nothing : html`<details class="more"><summary>Ce qui limite cette réponse</summary><ul class="reasons">${all.raisons?.map((sentence) => html`<li>${glue(sentence)}</li>`)}</ul></details>`}`;
  }

  private outcome(): TemplateResult {
    const { result, value } = this.result;
    const n = this.ids.length + this.drawn.length;
    return section('L’enveloppe, avec ces projets', html`
      ${n === 0 ? html`<p class="empty">Choisissez des projets, ou dessinez le vôtre : l’enveloppe se met à jour aussitôt.</p>`
        : result.state === 'problem' ? problemMessage(result.problem, this.result.retry)
        : value === null ? skeleton(4) : html`<div aria-live="polite" aria-busy=${result.state === 'pending' ? 'true' : 'false'}>${this.answer(value)}</div>`}
      <archipel-scenario .perimetre=${this.route.perimetre} .basis=${basisOf(this.route)} .projets=${askedAll(this.route.filtres['choix'] ?? '', this.route.filtres['traces'] ?? '')}></archipel-scenario>`,
    plural(n, 'projet choisi', 'projets choisis'));
  }

  protected override render(): TemplateResult {
    const { result, value } = this.known;
    const title = this.result.value?.all.enveloppes.find(({ perimetre: { id } }) => id === this.route.perimetre)?.perimetre.titre ?? this.name();
    return html`
      ${sheetHead(scotNav(this.route), `Projets : ${title}`, this.scenario.value === null ? nothing : html`<p class="subtitle">Scénario « ${this.scenario.value} »</p>`)}
      ${this.scenario.result.state === 'problem' ? problemMessage(this.scenario.result.problem, this.scenario.retry) : nothing}
      <div class="beside land">
        <div>${section('Projets connus', result.state === 'problem' ? problemMessage(result.problem, this.known.retry)
          : value === null ? skeleton(6) : projectsTable(value.items, new Set(this.ids), this.choose))}
          ${section('Votre projet', html`${this.limits()}${this.own()}`)}</div>
        ${this.outcome()}
      </div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Its outline, for the map; its name, for the title.
    const [kind = ''] = this.route.perimetre.split(':');
    if (kind === 'epci' || kind === 'scot' || kind === 'commune') void this.catalogue.load(kind === 'commune' ? 'communes' : kind).then(() => this.requestUpdate(), () => {});
  }

  private extent(): Bbox | null {
    const [kind = '', code = ''] = this.route.perimetre.split(':');
    const item = this.catalogue.find(kind === 'commune' ? 'communes' : kind, code);
    return item === null ? null : bboxOf(item.geometry);
  }

  private name(): string {
    const [kind = '', code = ''] = this.route.perimetre.split(':');
    const layer = kind === 'commune' ? 'communes' : kind;
    return this.catalogue.nameOf(layer, code) ?? code;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-essai': ProjectsPage;
  }
}
