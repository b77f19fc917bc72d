// <archipel-editions>: each year in each edition of the data, and how far they differ.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Editions, getEditions } from '../api/consumption.ts';
import { glue } from '../format/typography.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import { known, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { ha } from './figures.ts';

@customElement('archipel-editions')
export class EditionsPart extends PageElement {
  @property() perimetre = '';
  @property() source = '';
  private readonly editions = new Loader<Editions>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('perimetre') || changes.has('source')) {
      const { perimetre, source } = this;
      void this.editions.load((signal) => getEditions(perimetre, source === '' ? undefined : source, signal));
    }
  }

  protected override render(): TemplateResult {
    const { result, value } = this.editions;
    if (result.state === 'problem') return problemMessage(result.problem, this.editions.retry);
    if (value === null) return skeleton(3);
    if (value.editions.length === 0) return html`<p class="empty">Aucune édition n’est importée.</p>`;
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label="Consommation par édition, tableau">
        <table class="figures spread">
          <caption class="visually-hidden">Consommation de chaque année, par édition</caption>
          <thead><tr><th scope="col">Année</th>${value.editions.map((edition) => html`<th scope="col">Édition ${edition}</th>`)}<th scope="col">Écart</th></tr></thead>
          <tbody>${value.annees.map(({ annee, par_edition, ecart_ha }) => html`
            <tr><th scope="row">${annee}</th>${value.editions.map((edition) => html`<td>${known(par_edition.find(({ millesime }) => millesime === edition)?.total_ha, ha)}</td>`)}
              <td>${ecart_ha === null ? nothing : ha(ecart_ha)}</td></tr>`)}</tbody>
        </table>
      </div>
      ${value.editions.length === 1 ? html`<p class="hint">Une seule édition est importée : rien à comparer.</p>` : nothing}
      ${(value.raisons ?? []).map((sentence) => html`<p class="reason">${glue(sentence)}</p>`)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-editions': EditionsPart;
  }
}
