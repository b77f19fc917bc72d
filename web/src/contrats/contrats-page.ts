// <archipel-contrats>: the contracts, side by side.

import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { type ContratSummary, listContrats } from '../api/contrat.ts';
import type { List } from '../api/refs.ts';
import { date } from '../format/date.ts';
import { count, euros, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { known, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';

@customElement('archipel-contrats')
export class ContratsPage extends PageElement {
  private readonly contrats = new Loader<List<ContratSummary>>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.contrats.load((signal) => listContrats(signal));
  }

  private row({ id, titre, epci, date_signature, annee_debut, annee_fin, fiches }: ContratSummary): TemplateResult {
    return html`
      <tr>
        <th scope="row"><a href=${href({ page: 'contrat', id, filtres: {} })}>${glue(titre)}</a><div class="row-below">${epci?.nom}</div></th>
        <td class="second">${known(date_signature, date)}</td>
        <td class="second">${annee_debut === null || annee_fin === null ? known(annee_debut ?? annee_fin, String) : `${annee_debut}–${annee_fin}`}</td>
        <td>${count(fiches.nombre)}</td>
        <td>${known(fiches.montant_total_eur, euros)}<div class="row-below">${fiches.sans_montant === 0 ? 'Toutes les fiches en ont un' : `${plural(fiches.sans_montant, 'fiche')} sans montant`}</div></td>
      </tr>
    `;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.contrats;
    return html`
      ${sheetHead('Pôle métropolitain de l’Artois', 'Contrats')}
      ${result.state === 'problem' ? problemMessage(result.problem, this.contrats.retry)
        : value === null ? skeleton(6)
        : html`
          <table class="figures spread">
            <caption class="visually-hidden">Contrats, avec leurs fiches et leur montant</caption>
            <thead><tr><th scope="col">Contrat</th><th scope="col" class="second">Signé le</th><th scope="col" class="second">Années</th><th scope="col">Fiches</th><th scope="col">Montant total</th></tr></thead>
            <tbody>${value.items.filter(({ nature }) => nature === 'contrat').map((contrat) => this.row(contrat))}</tbody>
          </table>
          <p class="hint">Montants imprimés au tableau récapitulatif de chaque contrat. Une fiche « à évaluer » ou « pour mémoire » n’en a pas : elle n’est pas comptée pour zéro.</p>
          <p class="actions"><a class="button quiet" href=${href({ page: 'conflits' })}>Conflits avec les fichiers</a> <a class="button quiet" href=${href({ page: 'archivees' })}>Fiches archivées</a></p>`}
    `;
  }
}
