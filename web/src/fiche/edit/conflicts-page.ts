// <archipel-page-conflits>: every value where the contracts' files and people differ.

import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Conflict, listConflicts } from '../../api/edit.ts';
import type { List } from '../../api/refs.ts';
import { plural } from '../../format/number.ts';
import type { Catalogue } from '../../state/catalogue.ts';
import { Loader } from '../../state/loader.ts';
import { href } from '../../state/route.ts';
import { PageElement } from '../../ui/element.ts';
import { sheetHead, skeleton } from '../../ui/parts.ts';
import { problemMessage } from '../../ui/problem.ts';
import './conflict-list.ts';

@customElement('archipel-page-conflits')
export class ConflictsPage extends PageElement {
  @property({ attribute: false }) catalogue!: Catalogue;
  private readonly conflicts = new Loader<List<Conflict>>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.load();
  }

  private readonly load = (): void => {
    void this.conflicts.load((signal) => listConflicts({}, signal), true);
  };

  private body({ items, numberMatched }: List<Conflict>): TemplateResult {
    return html`
      <p class="count" role="status">${numberMatched === 0 ? 'Rien à trancher : aucune valeur saisie ici ne contredit les fichiers des contrats.' : `${plural(numberMatched, 'valeur')} à trancher`}</p>
      <archipel-conflits named .conflicts=${items} .catalogue=${this.catalogue} @conflit-tranche=${this.load}></archipel-conflits>`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.conflicts;
    return html`
      ${sheetHead(html`<a href=${href({ page: 'contrats', id: '', filtres: {} })}>Contrats</a>`, 'Conflits avec les fichiers', html`
        <p class="subtitle">Quand les fichiers d’un contrat sont relus, ce qui a été saisi ici n’est jamais remplacé. Là où ils disent maintenant autre chose, il faut choisir.</p>`)}
      ${value !== null ? this.body(value) : result.state === 'problem' ? problemMessage(result.problem, this.conflicts.retry) : skeleton(6)}`;
  }
}
