// <archipel-moderation>: the queue of ideas and those already decided, with a map and the table as a file.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Etat, getIdeasFile, getQueue, getTerms, type ModeratedIdea, type Queue, type Terms } from '../api/participation.ts';
import { type CommuneSummary, listCommunes } from '../api/commune.ts';
import { asProblem } from '../api/problem.ts';
import type { Bbox } from '../api/refs.ts';
import { count } from '../format/number.ts';
import { union } from '../geo/bbox.ts';
import { keyring } from '../state/key.ts';
import { Loader } from '../state/loader.ts';
import type { ParticipationRoute } from '../state/participation-route.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import { sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { savedAs } from '../ui/saved-as.ts';
import './ideas-map.ts';
import './moderated-card.ts';
import { asState, STATES } from './words.ts';

type Decided = Extract<ParticipationRoute, { page: 'participation' }>;

const EMPTY: Readonly<Record<Etat, string>> = {
  en_attente: 'Rien n’attend. Les nouvelles idées paraîtront ici.',
  publiee: 'Aucune idée publiée.',
  refusee: 'Aucune idée refusée.',
  archivee: 'Aucune idée archivée.',
};

@customElement('archipel-moderation')
export class ModerationPage extends PageElement {
  @property({ attribute: false }) route!: Decided;
  @state() private chosen = 0;
  @state() private said = '';
  @state() private extent: Bbox | null = null;
  private readonly queue = new Loader<Queue>(this);
  private readonly terms = new Loader<Terms>(this);
  private readonly communes = new Loader<readonly CommuneSummary[]>(this);
  private readonly keyChanged = (): void => { this.requestUpdate(); this.load(); };

  private get etat(): Etat {
    return asState(this.route.etat);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    keyring.addEventListener('change', this.keyChanged);
    void this.terms.load(getTerms);
    void this.communes.load(async (signal) => (await listCommunes({ limit: 500 }, signal)).items).then(() => {
      this.extent = (this.communes.value ?? []).reduce<Bbox | null>((all, { bbox }) => union(all, bbox), null);
    });
    this.addEventListener('idea-pick', (event) => {
      this.chosen = (event as CustomEvent<number>).detail;
      void this.updateComplete.then(() => this.querySelector('.idea-card.chosen')?.scrollIntoView({ block: 'nearest' }));
    });
    this.addEventListener('queue-stale', () => this.load());
    this.addEventListener('idea-moderated', (event) => {
      const idea = (event as CustomEvent<ModeratedIdea>).detail;
      const last = idea.decisions[0];
      this.said = `Idée n° ${idea.id} : ${STATES[idea.etat].toLowerCase()}${last?.annulee === true ? ', décision annulée' : ''}. ${idea.etat === this.etat ? '' : 'Elle est passée dans cette liste-là, où la décision s’annule.'}`;
      this.load();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    keyring.removeEventListener('change', this.keyChanged);
  }

  private load(): void {
    if (keyring.secret !== null) void this.queue.load(() => getQueue(this.etat), true);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('route')) {
      this.said = '';
      this.chosen = 0;
      this.queue.clear();
      this.load();
    }
  }

  private readonly file = async (format: 'csv' | 'xlsx'): Promise<void> => {
    try {
      savedAs(await getIdeasFile(format), `participation.${format}`);
    } catch (error) {
      this.said = asProblem(error).detail;
    }
  };

  private tabs(): TemplateResult {
    const counts = this.queue.value?.etats;
    return html`
      <nav class="state-tabs" aria-label="État des idées"><ul>${(Object.keys(STATES) as Etat[]).map((etat) => html`
        <li><a href=${href({ page: 'participation', etat: etat === 'en_attente' ? '' : etat })} aria-current=${etat === this.etat ? 'page' : 'false'}>${STATES[etat]}${counts === undefined ? nothing : html` <span class="tab-count">${count(counts[etat])}</span>`}</a></li>`)}</ul></nav>`;
  }

  private cards(queue: Queue): TemplateResult {
    const title = (theme: string): string => this.terms.value?.themes.find(({ id }) => id === theme)?.titre ?? theme;
    return queue.items.length === 0 ? html`<p class="empty">${EMPTY[this.etat]}</p>` : html`
      ${queue.numberMatched > queue.items.length ? html`<p class="hint">Les ${count(queue.items.length)} plus récentes sur ${count(queue.numberMatched)} ; le tableau les a toutes.</p>` : nothing}
      ${queue.items.map((idea) => html`<archipel-idee-moderee .idea=${idea} .themeTitle=${title(idea.theme)} ?chosen=${idea.id === this.chosen}></archipel-idee-moderee>`)}`;
  }

  protected override render(): TemplateResult {
    const head = sheetHead('Participation', 'Modération des idées', html`<p class="lead">Rien n’est public avant votre décision ; chaque décision s’annule. <a href=${href({ page: 'participer', theme: '', idee: '' })}>Voir la page publique</a></p>`);
    if (keyring.secret === null) return html`${head}<archipel-key asking why="Les idées qui attendent ne sont lues que par qui a une clé."></archipel-key>`;
    const { result } = this.queue;
    const queue = this.queue.value;
    return html`
      ${head}
      <archipel-key></archipel-key>
      ${this.tabs()}
      <p class="saved" role="status">${this.said}</p>
      <p class="actions"><button type="button" class="button" @click=${() => void this.file('xlsx')}>Toutes les idées (XLSX)</button>
        <button type="button" class="button quiet" @click=${() => void this.file('csv')}>CSV</button></p>
      <div class="moderate">
        <div class="moderate-list">
          ${result.state === 'problem' ? problemMessage(result.problem, this.queue.retry) : queue === null ? skeleton(6) : this.cards(queue)}
        </div>
        <archipel-idees-carte role="region" aria-label="Carte des idées" .ideas=${queue?.items ?? []} .chosen=${this.chosen} .extent=${this.extent}></archipel-idees-carte>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-moderation': ModerationPage;
  }
}
