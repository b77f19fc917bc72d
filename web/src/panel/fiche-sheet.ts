// <archipel-fiche>: one action of a contract.

import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { getFiche } from '../api/fiche.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import { sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';

@customElement('archipel-fiche')
export class FicheView extends PageElement {
  @property({ attribute: 'fiche-id' }) ficheId = '';
  private readonly fiche = new Loader<Record<string, unknown>>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('ficheId')) {
      const { ficheId } = this;
      void this.fiche.load((signal) => getFiche(ficheId, signal));
    }
  }

  protected override render(): TemplateResult {
    const { result } = this.fiche;
    return html`${sheetHead('Fiche', result.state === 'ready' ? String(result.value['titre']) : this.ficheId)}
      ${result.state === 'problem' ? problemMessage(result.problem, this.fiche.retry) : skeleton()}`;
  }
}
