// <archipel-fiches>: the fiches of the contracts, with totals that follow the filters.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type FicheList, type FicheSummary, listFiches } from '../api/fiche.ts';
import { amountText } from '../format/amount.ts';
import { euros, plural } from '../format/number.ts';
import { Loader } from '../state/loader.ts';
import type { Route } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { contractName, contractIds, ficheRow } from '../ui/links.ts';
import { type Content, known, sheetHead, skeleton, unknown } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';

const PATIENCE_MS = 200;

@customElement('archipel-fiches')
export class FichesView extends PageElement {
  @property() contrat = '';
  @property() q = '';
  private readonly list = new Loader<FicheList>(this);
  private timer = 0;

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('contrat') || changes.has('q')) {
      const { contrat, q } = this;
      void this.list.load((signal) => listFiches({ contrat, q, limit: 500 }, signal), true);
    }
  }

  private amend(change: { contrat?: string; q?: string }): void {
    this.emit<Route>('amend', { page: 'fiches', contrat: this.contrat, q: this.q, ...change });
  }

  private readonly search = (event: Event): void => {
    const q = (event.target as HTMLInputElement).value.trim();
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.amend({ q }), PATIENCE_MS);
  };

  private below({ axe, maitres_ouvrage }: FicheSummary): Content {
    const parts = [axe, maitres_ouvrage.join(', ')].filter((part) => part);
    return parts.length === 0 ? nothing : parts.join(' · ');
  }

  private total({ montant_total_eur, montant_total_mention }: FicheSummary): Content {
    return amountText({ montant_eur: montant_total_eur, mention: montant_total_mention ?? null, imprime: null }) ?? unknown();
  }

  private totals({ totaux, numberMatched }: FicheList): TemplateResult {
    return html`
      <p class="count" role="status">${plural(numberMatched, 'fiche')}${totaux === undefined ? nothing : html` · ${known(totaux.montant_total_eur, euros)}
        ${totaux.sans_montant > 0 ? html`<span class="unit">(${plural(totaux.sans_montant, 'fiche')} sans montant)</span>` : nothing}`}</p>`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.list;
    return html`
      ${sheetHead('Contrats', 'Fiches')}
      <div class="filters">
        <label>Contrat
          <select .value=${this.contrat} @change=${(event: Event) => this.amend({ contrat: (event.target as HTMLSelectElement).value })}>
            <option value="" ?selected=${this.contrat === ''}>Tous les contrats</option>
            ${contractIds().map((id) => html`<option value=${id} ?selected=${this.contrat === id}>${contractName(id)}</option>`)}
          </select>
        </label>
        <label>Mots <input type="search" .value=${this.q} @input=${this.search} /></label>
      </div>
      ${result.state === 'problem' ? problemMessage(result.problem, this.list.retry)
        : value === null ? skeleton(8)
        : html`${this.totals(value)}
          <ul class="rows">${value.items.map((fiche) => ficheRow(fiche, this.total(fiche), this.below(fiche), this.contrat === ''))}</ul>`}
    `;
  }
}
