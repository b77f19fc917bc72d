// The fiches of a contract as a table; on a narrow screen what is secondary goes under the title.

import { html, type TemplateResult } from 'lit';
import type { FicheSummary, FicheTotals } from '../api/fiche.ts';
import { amountText } from '../format/amount.ts';
import { operation, status } from '../format/code.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { type Content, known, unknown } from '../ui/parts.ts';
import { ariaSort, nextOrder } from './sort.ts';
import { money } from './totals.ts';

const COLUMNS: readonly (readonly [string, string, string])[] = [
  ['titre', 'Fiche', ''],
  ['maitre_ouvrage', 'Maîtrise d’ouvrage', 'words second'],
  ['type_operation', 'Type', 'words second'],
  ['annee', 'Lancement', 'second'],
  ['statut', 'Statut', 'words second'],
  ['montant', 'Montant total', ''],
];

const SIGNS = { ascending: '▲', descending: '▼', none: '' } as const;

function heading([name, title, style]: readonly [string, string, string], order: string, sort: (order: string) => void): TemplateResult {
  const direction = ariaSort(order, name);
  return html`<th scope="col" class=${style} aria-sort=${direction}><button type="button" class="sort" @click=${() => sort(nextOrder(order, name))}>${title}<span aria-hidden="true">${SIGNS[direction]}</span></button></th>`;
}

function amount({ montant_total_eur, montant_total_mention }: FicheSummary): Content {
  const text = amountText({ montant_eur: montant_total_eur, mention: montant_total_mention ?? null, imprime: null });
  return text === null ? unknown() : montant_total_eur === null ? html`<em class="mention">${text}</em>` : text;
}

function line(fiche: FicheSummary): TemplateResult {
  const owners = fiche.maitres_ouvrage.join(', ');
  const below = [owners, fiche.annee_lancement, fiche.statut === null ? '' : status(fiche.statut)].filter((part) => part).join(' · ');
  return html`
    <tr>
      <th scope="row"><a href=${href({ page: 'dossier', id: fiche.id })}><span class="fiche-number">${fiche.numero ?? fiche.id}</span> ${glue(fiche.titre)}</a>
        <a class="to-map" href=${href({ page: 'fiche', id: fiche.id })} aria-label="Sur la carte : fiche ${fiche.numero ?? fiche.id}">Carte</a><div class="row-below narrow-only">${below}</div></th>
      <td class="words second">${owners === '' ? unknown() : owners}</td>
      <td class="words second">${known(fiche.type_operation, operation)}</td>
      <td class="second">${known(fiche.annee_lancement, String)}</td>
      <td class="words second">${known(fiche.statut, status)}</td>
      <td>${amount(fiche)}</td>
    </tr>
  `;
}

/** `totals` are the service's, over all fiches that match. */
export function ficheTable(fiches: readonly FicheSummary[], totals: FicheTotals | null, order: string, sort: (order: string) => void): TemplateResult {
  return html`
    <table class="figures spread fiches">
      <caption class="visually-hidden">Fiches du contrat, selon les filtres</caption>
      <thead><tr>${COLUMNS.map((column) => heading(column, order, sort))}</tr></thead>
      <tbody>${fiches.map(line)}</tbody>
      ${totals === null ? '' : html`<tfoot><tr class="total"><th scope="row">Total</th><td class="second" colspan="4"></td><td>${money(totals)}</td></tr></tfoot>`}
    </table>
  `;
}
