// <archipel-participer>: the public page. An inhabitant places an idea, reads those of others, and finds their own again.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type CommuneSummary, listCommunes } from '../api/commune.ts';
import { getTerms, type Idea, listIdeas, type Place, type Terms } from '../api/participation.ts';
import type { Bbox } from '../api/refs.ts';
import { union } from '../geo/bbox.ts';
import { plural } from '../format/number.ts';
import { Loader } from '../state/loader.ts';
import type { ParticipationRoute } from '../state/participation-route.ts';
import type { Route } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { ideaCard } from './idea-card.ts';
import './idea-form.ts';
import type { IdeaForm } from './idea-form.ts';
import './ideas-map.ts';
import type { IdeasMap } from './ideas-map.ts';
import './own-idea.ts';
import { closedPart, privacyPart, thanksPart } from './participate-parts.ts';

type PublicRoute = Extract<ParticipationRoute, { page: 'participer' }>;

@customElement('archipel-participer')
export class ParticipatePage extends PageElement {
  @property({ attribute: false }) route!: PublicRoute;
  @state() private place: Place | null = null;
  @state() private extent: Bbox | null = null;
  @state() private sent: { readonly code: string; readonly days: number } | null = null;
  @query('archipel-idees-carte') private mapView!: IdeasMap | null;
  @query('archipel-idee') private form!: IdeaForm | null;
  private readonly terms = new Loader<Terms>(this);
  private readonly ideas = new Loader<readonly Idea[]>(this);
  private readonly communes = new Loader<readonly CommuneSummary[]>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.terms.load(getTerms);
    this.refresh();
    void this.communes.load(async (signal) => (await listCommunes({ limit: 500 }, signal)).items).then(() => {
      this.extent ??= (this.communes.value ?? []).reduce<Bbox | null>((all, { bbox }) => union(all, bbox), null);
    });
    this.addEventListener('idea-place', (event) => {
      this.place = (event as CustomEvent<Place>).detail;
      this.form?.placed(this.place);
    });
    this.addEventListener('idea-place-wanted', () => this.mapView?.placeAtCentre());
    this.addEventListener('idea-commune', (event) => {
      const wanted = this.communes.value?.find(({ insee }) => insee === (event as CustomEvent<string>).detail);
      if (wanted?.bbox) this.extent = wanted.bbox;
    });
    this.addEventListener('idea-pick', (event) => this.pick((event as CustomEvent<number>).detail));
    this.addEventListener('idea-withdrawn', () => this.refresh());
    this.addEventListener('idea-sent', (event) => {
      this.sent = (event as CustomEvent<{ code: string; days: number }>).detail;
      this.place = null;
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.thanks h2')?.focus());
    });
  }

  private refresh(): void {
    void this.ideas.load((signal) => listIdeas(signal), true);
  }

  private amend(changes: Partial<PublicRoute>): void {
    this.emit<Route>('amend', { ...this.route, ...changes });
  }

  private readonly pick = (id: number): void => {
    this.amend({ idee: String(id) });
    void this.updateComplete.then(() => this.querySelector(`#idee-${id}`)?.scrollIntoView({ block: 'nearest' }));
  };

  protected override updated(changes: PropertyValues<this>): void {
    if (changes.has('route') && this.route.idee !== '') this.querySelector(`#idee-${this.route.idee}`)?.scrollIntoView({ block: 'nearest' });
  }

  private shown(): readonly Idea[] {
    const { theme } = this.route;
    return (this.ideas.value ?? []).filter((idea) => theme === '' || idea.theme === theme);
  }

  private list(terms: Terms): TemplateResult {
    const { result } = this.ideas;
    const ideas = this.shown();
    const title = (theme: string): string => terms.themes.find(({ id }) => id === theme)?.titre ?? theme;
    return html`
      <section class="sheet-section ideas-list" aria-labelledby="idees-titre">
        <div class="section-head"><h2 id="idees-titre">Les idées publiées</h2>
          ${this.ideas.value === null ? nothing : html`<p class="section-aside" role="status">${plural(ideas.length, 'idée')}</p>`}</div>
        <label class="field" for="idees-theme">Thème</label>
        <select id="idees-theme" @change=${(event: Event) => this.amend({ theme: (event.target as HTMLSelectElement).value, idee: '' })}>
          <option value="" ?selected=${this.route.theme === ''}>Tous les thèmes</option>
          ${terms.themes.map(({ id, titre }) => html`<option value=${id} ?selected=${this.route.theme === id}>${titre}</option>`)}
        </select>
        ${result.state === 'problem' ? problemMessage(result.problem, this.ideas.retry)
          : this.ideas.value === null ? skeleton(4)
          : ideas.length === 0 ? html`<p class="empty">${terms.publiees === 0 ? 'Aucune idée n’est encore publiée. La vôtre peut être la première.' : 'Aucune idée sur ce thème pour l’instant.'}</p>`
          : html`<ul>${ideas.map((idea) => ideaCard(idea, title(idea.theme), String(idea.id) === this.route.idee, this.pick))}</ul>`}
      </section>`;
  }

  protected override render(): TemplateResult {
    const { result } = this.terms;
    const head = sheetHead('Participation', 'Proposez une idée pour le territoire', html`<p class="lead">Une idée, un endroit, quelques mots. Sans compte ; chaque idée est lue avant d’être montrée.</p>`);
    if (result.state === 'problem') return html`${head}${problemMessage(result.problem, this.terms.retry)}`;
    if (result.state !== 'ready') return html`${head}${skeleton(8)}`;
    const terms = result.value;
    const { sent } = this;
    return html`
      ${head}
      <div class="participate">
        <archipel-idees-carte role="region" aria-label="Carte des idées" .ideas=${this.shown()} .chosen=${Number(this.route.idee)} ?placing=${terms.ouverte && sent === null} .place=${this.place} .extent=${this.extent}></archipel-idees-carte>
        <div class="participate-side">
          ${!terms.ouverte ? closedPart()
            : sent !== null ? thanksPart(sent.code, sent.days, () => { this.sent = null; })
            : html`<section class="sheet-section" aria-labelledby="idee-titre-page"><h2 id="idee-titre-page">Votre idée</h2>
                <archipel-idee .terms=${terms} .communes=${this.communes.value ?? []} .place=${this.place}></archipel-idee></section>`}
        </div>
        ${this.list(terms)}
        <div class="participate-more">
          <section class="sheet-section" aria-labelledby="mon-idee"><h2 id="mon-idee">Retrouver mon idée</h2><archipel-mon-idee></archipel-mon-idee></section>
          ${privacyPart(terms)}
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-participer': ParticipatePage;
  }
}
