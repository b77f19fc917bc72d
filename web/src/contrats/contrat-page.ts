// <archipel-contrat>: one contract: what it is, its strategy, its fiches with totals that follow the filters. The
// filters are in the address.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type AnomalieList, countAnomalies } from '../api/anomalie.ts';
import { type Contrat, getContrat, listEveryFiche } from '../api/contrat.ts';
import type { FicheList } from '../api/fiche.ts';
import { type Followup, getOverview } from '../api/followup.ts';
import { operation, OPERATION_CODES, status, STATUS_CODES } from '../format/code.ts';
import { date } from '../format/date.ts';
import { plural } from '../format/number.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { type ContratRoute, withFilter } from '../state/contrat-route.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { contractName, epciLink } from '../ui/links.ts';
import { fact, known, sheetHead, skeleton, unknown } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { contractFiles, contractWays } from './contrat-ways.ts';
import { ficheTable } from './fiche-table.ts';
import { choice, type Choice, yearChoices, yearsOf } from './filter-parts.ts';
import { sorted } from './sort.ts';
import { money } from './totals.ts';
import { findNode, pathTo, tree } from './tree.ts';

const PATIENCE_MS = 200;

function sortedChoices(choices: readonly Choice[]): readonly Choice[] {
  return [...choices].sort(([, a], [, b]) => a.localeCompare(b, 'fr'));
}

@customElement('archipel-contrat')
export class ContratPage extends PageElement {
  @property({ attribute: false }) route!: ContratRoute;
  @property({ attribute: false }) catalogue!: Catalogue;
  @state() private opened: ReadonlySet<string> = new Set();
  private readonly contrat = new Loader<Contrat>(this);
  private readonly found = new Loader<FicheList>(this);
  /** Without a filter: the communes one can choose. */
  private readonly every = new Loader<FicheList>(this);
  /** Sums of the whole contract: whom one can choose as owner, with their codes. */
  private readonly overview = new Loader<Followup>(this);
  private readonly anomalies = new Loader<AnomalieList>(this);
  private asked = '';
  private timer = 0;

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const { id, filtres: { tri: _, ...filters } } = this.route;
    const before = changes.get('route') as ContratRoute | undefined;
    if (before?.id !== id) {
      void this.contrat.load((signal) => getContrat(id, signal));
      void this.every.load((signal) => listEveryFiche({ contrat: id }, signal));
      void this.overview.load((signal) => getOverview(id, signal));
      void this.anomalies.load((signal) => countAnomalies({ contrat: id }, signal));
    }
    const query = { contrat: id, ...filters };
    const asked = JSON.stringify(query);
    if (asked !== this.asked) {
      this.asked = asked;
      void this.found.load((signal) => listEveryFiche(query, signal), before?.id === id);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.timer);
  }

  private amend(name: string, value: string): void {
    this.emit('amend', withFilter(this.route, name, value));
  }

  private readonly search = (event: Event): void => {
    const q = (event.target as HTMLInputElement).value.trim();
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.amend('q', q), PATIENCE_MS);
  };

  private identity({ epci, date_signature, lieu_signature, annee_debut, annee_fin, document, signataires, statuts, fiches }: Contrat): TemplateResult {
    return html`
      <dl class="facts columns">
        ${fact('Agglomération', epci === null ? unknown() : epciLink(epci))}
        ${fact('Signature', html`${known(date_signature, date)}${lieu_signature === null ? nothing : html` à ${lieu_signature}`}`)}
        ${fact('Années', annee_debut === null || annee_fin === null ? unknown() : `${annee_debut}–${annee_fin}`)}
        ${fact('Signataires', signataires.length === 0 ? unknown() : signataires.map(({ nom }) => nom).join(', '))}
        ${fact('Fiches', Object.entries(statuts).map(([code, n]) => `${n} ${status(code).toLowerCase()}${n > 1 ? 's' : ''}`).join(', ') || String(fiches.nombre))}
        ${fact('Document', known(document?.titre, String))}
      </dl>
    `;
  }

  private strategy(contrat: Contrat): TemplateResult {
    const chosen = this.route.filtres['axe'] ?? '';
    const open = new Set([...this.opened, ...pathTo(contrat.strategie, chosen)]);
    return tree(contrat.strategie, {
      chosen,
      open,
      href: (axe) => href(withFilter(this.route, 'axe', axe)),
      choose: (event, axe) => { event.preventDefault(); this.amend('axe', axe); },
      toggle: (id) => {
        const next = new Set(this.opened);
        if (!next.delete(id)) next.add(id);
        this.opened = next;
      },
    });
  }

  private pick(name: string, title: string, none: string, choices: readonly Choice[]): TemplateResult {
    return choice(title, none, this.route.filtres[name] ?? '', choices, (value) => this.amend(name, value));
  }

  private filters(contrat: Contrat | null): TemplateResult {
    const communes = [...new Set((this.every.value?.items ?? []).flatMap(({ communes: named }) => named))];
    const owners = this.overview.value?.par_maitre_ouvrage ?? [];
    const { axe } = this.route.filtres;
    const node = axe === undefined || contrat === null ? null : findNode(contrat.strategie, axe);
    const used = Object.keys(this.route.filtres).some((name) => name !== 'tri');
    return html`
      <div class="filters" role="group" aria-label="Filtrer les fiches">
        ${this.pick('maitre_ouvrage', 'Maîtrise d’ouvrage', 'Toutes', sortedChoices(owners.flatMap(({ partie }) => (partie === null ? [] : [[partie.code, partie.nom] as const]))))}
        ${this.pick('type_operation', 'Type d’opération', 'Tous', OPERATION_CODES.map((code) => [code, operation(code)]))}
        ${this.pick('annee', 'Année', 'Toutes', contrat === null ? [] : yearChoices(yearsOf(contrat)))}
        ${this.pick('statut', 'Statut', 'Tous', STATUS_CODES.map((code) => [code, status(code)]))}
        ${this.pick('commune', 'Commune', 'Toutes', sortedChoices(communes.map((insee) => [insee, this.catalogue.nameOf('communes', insee) ?? insee])))}
        <label>Mots <input type="search" .value=${this.route.filtres['q'] ?? ''} @input=${this.search} /></label>
      </div>
      ${this.route.filtres['annee'] === undefined ? nothing : html`<p class="hint">Une année retient les fiches qui y prévoient une dépense ; à défaut de dépense prévue année par année, celles dont le calendrier la couvre. Les montants restent ceux de la fiche entière.</p>`}
      ${used ? html`<p class="actions">
        ${axe === undefined ? nothing : html`<button type="button" class="button quiet" @click=${() => this.amend('axe', '')}>Toute la stratégie (au lieu de « ${node?.court ?? node?.titre ?? axe} »)</button>`}
        <button type="button" class="button quiet" @click=${this.reset}>Effacer les filtres</button></p>` : nothing}
    `;
  }

  /** The order of the table is no filter: it stays. */
  private readonly reset = (): void => {
    const { tri } = this.route.filtres;
    this.emit('amend', { ...this.route, filtres: tri === undefined ? {} : { tri } });
  };

  private fiches(): TemplateResult {
    const { result, value } = this.found;
    if (result.state === 'problem') return problemMessage(result.problem, this.found.retry);
    if (value === null) return skeleton(8);
    const order = this.route.filtres['tri'] ?? '';
    const totals = value.totaux ?? null;
    return html`
      <p class="count" role="status">${plural(value.numberMatched, 'fiche')}${totals === null || value.numberMatched === 0 ? nothing : html` · ${money(totals)}`}</p>
      ${value.items.length === 0 ? html`<p class="empty">Aucune fiche ne répond à ces filtres.</p>`
        : ficheTable(sorted(value.items, order), totals, order, (tri) => this.amend('tri', tri))}
    `;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.contrat;
    if (result.state === 'problem') return html`${sheetHead('Contrat', contractName(this.route.id))}${problemMessage(result.problem, this.contrat.retry)}`;
    return html`
      ${sheetHead(html`<a href=${href({ page: 'contrats', id: '', filtres: {} })}>Contrats</a>${value?.sigle ? html` · ${value.sigle}` : nothing}`, contractName(this.route.id))}
      ${value === null ? skeleton(5) : this.identity(value)}
      ${contractWays(this.route.id, this.route.filtres['axe'] ?? '', this.anomalies.value)}
      ${contractFiles(this.route.id)}
      <div class="beside">
        <section class="sheet-section">
          <div class="section-head"><h2>Stratégie</h2></div>
          ${value === null ? skeleton(6) : this.strategy(value)}
        </section>
        <section class="sheet-section">
          <div class="section-head"><h2>Fiches</h2></div>
          ${this.filters(value)}
          ${this.fiches()}
        </section>
      </div>
    `;
  }
}
