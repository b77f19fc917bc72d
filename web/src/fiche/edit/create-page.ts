// <archipel-nouvelle-fiche>: a fiche entered in a contract; once created, its own page opens.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Catalogue } from '../../state/catalogue.ts';
import { href, type Route } from '../../state/route.ts';
import { PageElement } from '../../ui/element.ts';
import { contractName, contractIds } from '../../ui/links.ts';
import { sheetHead } from '../../ui/parts.ts';
import './edit-form.ts';
import type { Saved } from './edit-form.ts';

@customElement('archipel-nouvelle-fiche')
export class CreatePage extends PageElement {
  @property({ attribute: false }) contrat = '';
  /** Where it stands in the strategy, proposed. */
  @property({ attribute: false }) noeud = '';
  @property({ attribute: false }) catalogue!: Catalogue;

  private readonly saved = (event: CustomEvent<Saved>): void => {
    this.catalogue.refresh('fiches').catch(() => undefined);
    this.emit<Route>('go', { page: 'dossier', id: event.detail.id });
  };

  private readonly closed = (): void => {
    this.emit<Route>('go', { page: 'contrat', id: this.contrat, filtres: {} });
  };

  protected override render(): TemplateResult {
    const others = contractIds().filter((id) => id !== this.contrat);
    return html`
      ${sheetHead(html`<a href=${href({ page: 'contrat', id: this.contrat, filtres: {} })}>${contractName(this.contrat)}</a>`, 'Nouvelle fiche', html`
        <p class="subtitle">Elle entre dans le contrat « en maturation ». Dans un autre contrat : ${others.map((id, index) => html`${index === 0 ? nothing : ', '}<a href=${href({ page: 'nouvelle-fiche', contrat: id, noeud: '' })}>${contractName(id)}</a>`)}.</p>`)}
      ${keyed(this.contrat, html`<archipel-edition .contrat=${this.contrat} .noeud=${this.noeud} .catalogue=${this.catalogue} @edition-saved=${this.saved} @edition-closed=${this.closed}></archipel-edition>`)}`;
  }
}
