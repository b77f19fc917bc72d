// <archipel-seance-fiche>: beside an item on the projector, its fiche in a few figures and where it lies.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Fiche, getFiche } from '../api/fiche.ts';
import '../fiche/sketch.ts';
import { euros } from '../format/number.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import { fact, known, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';

@customElement('archipel-seance-fiche')
export class SessionFiche extends PageElement {
  @property() ficheId = '';
  @property({ attribute: false }) catalogue!: Catalogue;
  private readonly fiche = new Loader<Fiche>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('ficheId')) void this.fiche.load((signal) => getFiche(this.ficheId, signal));
  }

  protected override render(): TemplateResult {
    const { result, value } = this.fiche;
    if (result.state === 'problem') return problemMessage(result.problem, this.fiche.retry);
    if (value === null) return skeleton(4);
    const owners = value.maitres_ouvrage.map(({ nom }) => nom).join(', ');
    return html`
      <dl class="facts">
        ${fact('Coût', known(value.montant_total_eur, euros))}
        ${fact('Maître d’ouvrage', known(owners === '' ? null : owners, (text) => text))}
        ${fact('Lancement', known(value.annee_lancement, String))}
      </dl>
      ${value.geometrie_origine === null ? nothing : html`<archipel-croquis .fiche=${value} .catalogue=${this.catalogue}></archipel-croquis>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-seance-fiche': SessionFiche;
  }
}
