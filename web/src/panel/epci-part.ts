// <archipel-epci-part>: what an agglomeration's sheet has besides its attributes: its contracts and its communes.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Epci, getEpci } from '../api/epci.ts';
import { hectares, plural } from '../format/number.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { communeLink, row } from '../ui/links.ts';
import { fact, known, section, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';

@customElement('archipel-epci-part')
export class EpciPart extends PageElement {
  @property() siren = '';
  private readonly epci = new Loader<Epci>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('siren')) {
      const { siren } = this;
      void this.epci.load((signal) => getEpci(siren, signal));
    }
  }

  protected override render(): TemplateResult {
    const { result, value } = this.epci;
    if (result.state === 'problem') return problemMessage(result.problem, this.epci.retry);
    if (value === null) return skeleton(4);
    return html`
      <dl class="facts">${fact('Surface', known(value.surface_ha, hectares))}</dl>
      ${value.contrats.length === 0 ? nothing : section('Contrats', html`
        <ul class="rows">${value.contrats.map(({ id, titre }) => row(html`<a href=${href({ page: 'fiches', contrat: id, q: '' })}>${titre}</a>`))}</ul>`)}
      ${section('Communes', html`<ul class="rows columns">${value.communes.map((commune) => row(communeLink(commune)))}</ul>`, plural(value.communes.length, 'commune'))}
    `;
  }
}
