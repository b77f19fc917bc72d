// <archipel-convention>: the annual funding agreement of a contract: fiches that are ready, amounts by funder.

import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Contrat, getContrat } from '../api/contrat.ts';
import { type Convention, conventionFile, getConvention, type ReportColumn } from '../api/output.ts';
import { glue } from '../format/typography.ts';
import { type ContratRoute, withFilter } from '../state/contrat-route.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { contractName } from '../ui/links.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { yearsOf } from './filter-parts.ts';
import { fichesByNumber, fileLinks, notes } from './report-parts.ts';
import { reportTable } from './report-table.ts';

const NO_FICHES: ReadonlyMap<string, string> = new Map();

@customElement('archipel-convention')
export class ConventionPage extends PageElement {
  @property({ attribute: false }) route!: ContratRoute;
  private readonly convention = new Loader<Convention>(this);
  private readonly contrat = new Loader<Contrat>(this);
  private readonly fiches = new Loader<ReadonlyMap<string, string>>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const { id, filtres: { annee = '' } } = this.route;
    const same = (changes.get('route') as ContratRoute | undefined)?.id === id;
    void this.convention.load((signal) => getConvention(id, annee, signal), same);
    if (same) return;
    void this.contrat.load((signal) => getContrat(id, signal));
    void this.fiches.load((signal) => fichesByNumber(id, signal));
  }

  /** Those of the contract, and the one shown. */
  private years(shown: number): readonly number[] {
    const own = this.contrat.value === null ? [] : yearsOf(this.contrat.value);
    return [...new Set([...own, shown])].sort((a, b) => a - b);
  }

  private yearChoice(shown: number): TemplateResult {
    return html`<div class="filters single"><label>Année de la convention
      <select @change=${(event: Event) => this.emit('amend', withFilter(this.route, 'annee', (event.target as HTMLSelectElement).value))}>
        ${this.years(shown).map((year) => html`<option value=${year} ?selected=${year === shown}>${year}</option>`)}
      </select></label></div>`;
  }

  private funders({ par_financeur, colonnes, total }: Convention): TemplateResult {
    const steps: readonly ReportColumn[] = colonnes.filter(({ type }) => type === 'montant');
    const named = par_financeur.map(({ partenaire, ...amounts }) => ({ ...amounts, titre: partenaire }));
    return reportTable('Montants par financeur', { colonnes: steps, groupes: [{ titre: null, lignes: named, sous_total: null }], total }, NO_FICHES, 'Financeur');
  }

  private body(value: Convention): TemplateResult {
    return html`
      ${this.yearChoice(value.annee)}
      ${fileLinks(`Convention ${value.annee}`, (extension) => conventionFile(this.route.id, value.annee, extension))}
      <p class="hint prose">Une fiche est prête quand le comité de pilotage l’a validée et qu’elle n’est pas terminée : elle est validée, engagée ou en travaux.
        Elle entre dans la convention d’une année quand un de ses financements est rattaché à cette année. Les statuts et les financements se saisissent sur la page de chaque fiche.</p>
      ${value.motif === null
        ? html`${section('Financements par axe', reportTable(`Convention de financement ${value.annee}`, value, this.fiches.value ?? NO_FICHES))}${section('Par financeur', this.funders(value))}`
        : html`<p class="notice" role="status">${glue(value.motif)}</p>`}
      ${notes('Comment lire ce tableau', { ...value, notes: value.notes.filter((note) => note !== value.motif) })}
    `;
  }

  protected override render(): TemplateResult {
    const { id } = this.route;
    const { result, value } = this.convention;
    const title = value === null ? 'Convention de financement' : `Convention de financement ${value.annee}`;
    return html`
      ${sheetHead(html`<a href=${href({ page: 'contrat', id, filtres: {} })}>${contractName(id)}</a>`, title, html`<p class="subtitle">${contractName(id)}</p>`)}
      ${result.state === 'problem' ? problemMessage(result.problem, this.convention.retry) : value === null ? skeleton(12) : this.body(value)}
    `;
  }
}
