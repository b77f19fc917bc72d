// <archipel-depot>: a file into a layer, step by step: sent, recognised, checked, corrected, applied, undone. The import
// lives on the service under an id that is in the address: the page may be reloaded or opened elsewhere.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Cible, decide, type Depot, dropDepot, getCibles, getDepot, getProfils, isUnderWay, keepProfile, type Options, patchDepot, type Probleme, type Profil } from '../api/depot.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import type { KeyPanel } from '../ui/key-panel.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { decision, done, progress, reports, summary } from './depot-parts.ts';
import './depot-map.ts';
import type { Lit } from './depot-map.ts';
import './drop.ts';
import './lines.ts';
import { mappingTable } from './mapping-table.ts';
import './rules.ts';
import { settings } from './settings.ts';
import { etatWord, NOTHING, patchOf, type Pending, pendingCount, profileId } from './words.ts';

const POLL_MS = 600;

@customElement('archipel-depot')
export class DepotPage extends PageElement {
  @property({ attribute: false }) catalogue!: Catalogue;
  @property() essai = '';
  @property() couche = '';
  @state() private depot: Depot | null = null;
  @state() private problem: ApiProblem | null = null;
  /** A decision was refused; what is shown stays. */
  @state() private refusal: ApiProblem | null = null;
  @state() private cibles: readonly Cible[] = [];
  @state() private profils: readonly Profil[] = [];
  @state() private pending: Pending = NOTHING;
  @state() private lit: Lit | null = null;
  @state() private busy = false;
  @state() private kept = '';
  /** Grows each time work ends: what was found may be other. */
  private version = 0;
  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    Promise.all([getCibles(), getProfils()]).then(([cibles, profils]) => {
      this.cibles = cibles;
      this.profils = profils;
    }).catch((error: unknown) => { this.refusal = asProblem(error); });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.timer);
  }

  protected override willUpdate(changes: PropertyValues): void {
    const before = changes.get('depot') as Depot | null | undefined;
    if (changes.has('depot') && this.depot !== null && !isUnderWay(this.depot) && (!before || isUnderWay(before))) this.version++;
    if (!changes.has('essai')) return;
    window.clearTimeout(this.timer);
    if (this.essai === '') this.show(null);
    else if (this.depot?.id !== this.essai) {
      this.show(null);
      void this.poll();
    }
  }

  private show(depot: Depot | null): void {
    this.depot = depot;
    this.problem = null;
    this.refusal = null;
    this.pending = NOTHING;
    this.lit = null;
  }

  private readonly poll = async (): Promise<void> => {
    window.clearTimeout(this.timer);
    const { essai } = this;
    try {
      const depot = await getDepot(essai);
      if (essai !== this.essai) return;
      if (this.depot !== null && isUnderWay(this.depot)) this.redraw(depot);
      this.depot = depot;
      this.problem = null;
    } catch (error) {
      this.problem = asProblem(error);
      if (!this.problem.retryable) return;
    }
    if (this.isConnected && (this.depot === null || isUnderWay(this.depot))) this.timer = window.setTimeout(() => void this.poll(), POLL_MS);
  };

  private readonly sent = (event: CustomEvent<Depot>): void => {
    this.show(event.detail);
    this.essai = event.detail.id;
    this.emit('amend', { page: 'depot', essai: event.detail.id, couche: this.couche });
    void this.poll();
  };

  /** Asks for something that changes the import, and follows what becomes of it. */
  private async ask(work: (id: string) => Promise<Depot>): Promise<void> {
    if (this.depot === null || this.busy) return;
    this.busy = true;
    this.refusal = null;
    try {
      this.depot = await work(this.depot.id);
      this.pending = NOTHING;
      this.redraw(this.depot);
      if (isUnderWay(this.depot)) this.timer = window.setTimeout(() => void this.poll(), POLL_MS / 4);
    } catch (error) {
      this.refusal = asProblem(error);
      await this.updateComplete;
      if (this.refusal.status === 401) await this.querySelector<KeyPanel>('archipel-key')?.ask();
    }
    this.busy = false;
  }

  /** What the map shows of a layer that was written is asked for again. */
  private redraw({ etat, cible }: Depot): void {
    if ((etat === 'applique' || etat === 'annule') && cible !== null && this.catalogue.layer(cible.id) !== null) {
      this.catalogue.refresh(cible.id).catch(() => undefined);
    }
  }

  private readonly change = (patch: Options): void => {
    void this.ask((id) => patchDepot(id, patch));
  };

  private readonly check = (): void => this.change(patchOf(this.pending));

  private readonly drop = async (): Promise<void> => {
    if (this.depot !== null) await dropDepot(this.depot.id).catch(() => {});
    this.emit('go', { page: 'depot', essai: '', couche: this.couche });
  };

  private readonly pick = (event: CustomEvent<number>): void => {
    this.lit = { ligne: event.detail, lieu: null };
  };

  private readonly light = ({ detail: { ligne, lieu } }: CustomEvent<Probleme>): void => {
    this.lit = { ligne, lieu };
    if (matchMedia('(max-width: 759px)').matches) this.querySelector('archipel-depot-carte')?.scrollIntoView({ block: 'start' });
  };

  private work(depot: Depot, version: string): TemplateResult {
    const readonly = depot.etat !== 'pret';
    const decisions = pendingCount(this.pending);
    const mapped = depot.emprise !== null;
    return html`
      <div class="depot-work ${mapped ? '' : 'unmapped'}">
        ${mapped ? html`<archipel-depot-carte .essai=${depot.id} .version=${version} .catalogue=${this.catalogue} .emprise=${depot.emprise} .lit=${this.lit} @depot-pick=${this.pick}></archipel-depot-carte>` : nothing}
        <div class="depot-problems">
          <archipel-depot-problemes .depot=${depot} .pending=${this.pending} .lit=${this.lit?.ligne ?? null} ?readonly=${readonly}
            @depot-pending=${(event: CustomEvent<Pending>) => { this.pending = event.detail; }} @depot-light=${this.light}></archipel-depot-problemes>
          ${decisions === 0 ? nothing : html`
            <p class="depot-again"><span role="status">${plural(decisions, 'décision')} à vérifier.</span>
              <button type="button" class="button primary" ?disabled=${this.busy} @click=${this.check}>Vérifier de nouveau</button>
              <button type="button" class="button quiet" @click=${() => { this.pending = NOTHING; }}>Tout oublier</button></p>`}
        </div>
      </div>`;
  }

  private examined(depot: Depot): TemplateResult {
    const version = `${depot.id}:${this.version}`;
    const read = depot.comptes !== null && depot.etat === 'pret';
    const open = depot.etat !== 'pret';
    return html`
      ${summary(depot)}
      <details class="more depot-recognised" ?open=${open}>
        <summary>Ce qui a été reconnu : couche, colonnes, coordonnées</summary>
        <div aria-busy=${this.busy ? 'true' : 'false'}>
          ${settings(depot, this.cibles, this.profils, this.change)}
          ${depot.correspondance.length === 0 ? nothing : html`${mappingTable(depot, this.change)}${this.keeping()}`}
        </div>
      </details>
      ${read ? html`
        ${section('Ce qui a été trouvé', this.work(depot, version), reports(depot))}
        ${section('Ce qui changera', html`<archipel-depot-lignes .depot=${depot} .version=${version} @depot-pick=${this.pick}></archipel-depot-lignes>`, 'Rien n’est écrit')}` : nothing}
      ${section('Importer', decision(depot, { change: this.change, apply: () => void this.ask((id) => decide(id, 'application')), drop: () => void this.drop(), busy: this.busy, waiting: pendingCount(this.pending) > 0 }))}
      ${this.refused()}`;
  }

  private keeping(): TemplateResult {
    return html`
      <form class="depot-entry" @submit=${this.keep}>
        <label for="depot-titre">Lire ainsi les prochains fichiers de ce genre</label>
        <input id="depot-titre" name="titre" type="text" maxlength="200" placeholder="Nom du profil" autocomplete="off" />
        <button type="submit" class="button small">Enregistrer comme profil</button>
        <span role="status">${this.kept}</span>
      </form>`;
  }

  private readonly keep = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const title = String(new FormData(event.target as HTMLFormElement).get('titre') ?? '').trim();
    const id = profileId(title);
    if (this.depot === null || id === '') return;
    this.refusal = null;
    this.kept = '';
    try {
      await keepProfile(this.depot, id, title);
      this.kept = `« ${title} » est enregistré.`;
      this.profils = await getProfils();
    } catch (error) {
      this.refusal = asProblem(error);
      await this.updateComplete;
      if (this.refusal.status === 401) await this.querySelector<KeyPanel>('archipel-key')?.ask();
    }
  };

  private refused(): TemplateResult | typeof nothing {
    const { refusal } = this;
    if (refusal === null || refusal.status === 401) return nothing;
    return html`<div class="problem" role="alert"><p class="problem-title">${refusal.title}</p><p>${glue(refusal.detail)}</p>
      ${refusal.status === 409 ? html`<p><button type="button" class="button" @click=${() => this.change({})}>Vérifier de nouveau</button></p>` : nothing}</div>`;
  }

  private body(): TemplateResult | typeof nothing {
    const { depot, problem } = this;
    if (this.essai === '') return html`<archipel-depot-fichier .options=${this.couche === '' ? {} : { cible: this.couche }} @depot-sent=${this.sent}></archipel-depot-fichier>`;
    if (depot === null) return problem === null ? skeleton(6) : problemMessage(problem, () => void this.poll());
    if (isUnderWay(depot)) return progress(depot, () => void this.drop());
    if (depot.etat === 'applique' || depot.etat === 'annule') {
      return html`${done(depot, () => void this.ask((id) => decide(id, 'annulation')), this.busy)}${this.refused()}`;
    }
    return this.examined(depot);
  }

  protected override render(): TemplateResult {
    const { depot } = this;
    const target = depot?.cible?.titre ?? this.catalogue.layer(this.couche)?.title ?? null;
    return html`
      ${sheetHead(target === null ? 'Apporter des données' : html`<a href=${href({ page: 'couche', layer: depot?.cible?.id ?? this.couche })}>${target}</a>`,
        depot === null ? 'Importer un fichier' : `Importer « ${depot.fichier} »`)}
      <p class="visually-hidden" role="status">${depot === null ? '' : etatWord(depot.etat)}</p>
      ${this.body()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-depot': DepotPage;
  }
}
