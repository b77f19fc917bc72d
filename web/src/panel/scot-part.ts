// <archipel-scot-part>: what a SCoT's sheet has besides its attributes: its people, its fiches, what is left of its land, its communes.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { getTerritory, type Territory } from '../api/territory.ts';
import { count, euros, hectares, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import { communeLink, epciLink, row } from '../ui/links.ts';
import { fact, known, section, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';

@customElement('archipel-scot-part')
export class ScotPart extends PageElement {
  @property() scot = '';
  private readonly territory = new Loader<Territory>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('scot')) return;
    const { scot } = this;
    void this.territory.load((signal) => getTerritory(`scot:${scot}`, signal));
  }

  protected override render(): TemplateResult {
    const { result, value } = this.territory;
    if (result.state === 'problem') return problemMessage(result.problem, this.territory.retry);
    if (value === null) return skeleton(4);
    const figure = (key: string): number | null => value.chiffres.find(({ cle }) => cle === key)?.valeur ?? null;
    const rest = value.chiffres.find(({ cle }) => cle === 'reste');
    return html`
      <dl class="facts">
        ${fact('Population', known(figure('population'), count))}
        ${fact('Surface', known(figure('surface_ha'), hectares))}
        ${fact('Fiches', count(value.argent.fiches))}
        ${fact('Coût connu des fiches', known(value.argent.cout_eur, euros))}
        ${fact('Reste de l’enveloppe foncière', known(rest?.valeur, hectares))}
      </dl>
      ${rest?.raison ? html`<p class="reason">${glue(rest.raison)}</p>` : nothing}
      ${section('Agglomérations', html`<ul class="rows">${value.perimetre.epci.map((epci) => row(epciLink(epci)))}</ul>`)}
      ${section('Communes', html`<ul class="rows columns">${value.communes.map((commune) => row(communeLink(commune)))}</ul>`, plural(value.communes.length, 'commune'))}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-scot-part': ScotPart;
  }
}
