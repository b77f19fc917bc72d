// <archipel-maquette>: the maquette financière of a contract, and what it prints under it.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { getMaquette, type Maquette, maquetteFile, type PrintedTotal } from '../api/output.ts';
import { date } from '../format/date.ts';
import { euros } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import type { ContratRoute } from '../state/contrat-route.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { contractName } from '../ui/links.ts';
import { type Content, known, section, sheetHead, skeleton, sourceList } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { fichesByNumber, fileLinks, notes } from './report-parts.ts';
import { reportTable } from './report-table.ts';

const NO_FICHES: ReadonlyMap<string, string> = new Map();

/** A difference under one euro is a rounding; it is said, not raised. */
function difference(value: number | null): Content {
  if (value === null) return 'Non calculable';
  if (value === 0) return 'Aucune';
  return Math.abs(value) < 1 ? html`${euros(value)} <span class="unit">(arrondi)</span>` : html`<strong class="gap">${euros(value)}</strong>`;
}

@customElement('archipel-maquette')
export class MaquettePage extends PageElement {
  @property({ attribute: false }) route!: ContratRoute;
  private readonly maquette = new Loader<Maquette>(this);
  private readonly fiches = new Loader<ReadonlyMap<string, string>>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    const { id } = this.route;
    if (!changes.has('route') || (changes.get('route') as ContratRoute | undefined)?.id === id) return;
    void this.maquette.load((signal) => getMaquette(id, signal));
    void this.fiches.load((signal) => fichesByNumber(id, signal));
  }

  private printed(totals: readonly PrintedTotal[]): TemplateResult {
    return totals.length === 0 ? html`<p class="empty">Ce contrat n’imprime aucun total sous son tableau récapitulatif.</p>` : html`
      <div class="scroll" tabindex="0" role="region" aria-label="Totaux imprimés, tableau">
        <table class="figures broad">
          <caption class="visually-hidden">Totaux imprimés et sommes des lignes</caption>
          <thead><tr><th scope="col">Total imprimé</th><th scope="col">Imprimé</th><th scope="col">Somme des lignes</th><th scope="col">Différence</th><th scope="col" class="words">Où</th></tr></thead>
          <tbody>${totals.map(({ libelle, imprime, imprime_eur, montant_eur, difference_eur, sources }) => html`
            <tr><th scope="row">${glue(libelle)}</th><td>${imprime_eur === null ? known(imprime, glue) : euros(imprime_eur)}</td><td>${known(montant_eur, euros)}</td>
              <td>${difference(difference_eur)}</td><td class="words">${sourceList(sources)}</td></tr>`)}</tbody>
        </table>
      </div>
      <p class="hint">Différence : le total imprimé moins la somme des lignes imprimées. Rien n’est corrigé. <a href=${href({ page: 'anomalies', id: '', filtres: { contrat: this.route.id } })}>Toutes les anomalies du contrat</a></p>`;
  }

  private body(value: Maquette): TemplateResult {
    const empty = value.groupes.every(({ lignes }) => lignes.length === 0);
    return html`
      ${empty ? html`<p class="empty">Ce contrat n’a aucune fiche.</p>` : reportTable('Maquette financière', value, this.fiches.value ?? NO_FICHES)}
      ${section('Totaux imprimés dans le contrat', this.printed(value.totaux_imprimes))}
      ${notes('Comment lire ce tableau', value)}
    `;
  }

  protected override render(): TemplateResult {
    const { id } = this.route;
    const { result, value } = this.maquette;
    return html`
      ${sheetHead(html`<a href=${href({ page: 'contrat', id, filtres: {} })}>${contractName(id)}</a>`, 'Maquette financière', value === null ? nothing : html`<p class="subtitle">${contractName(id)}, au ${date(value.date)}</p>`)}
      ${result.state === 'problem' ? problemMessage(result.problem, this.maquette.retry)
        : html`${fileLinks('Maquette financière', (extension) => maquetteFile(id, extension))}${value === null ? skeleton(12) : this.body(value)}`}
    `;
  }
}
