// What the fiches found add up to: figures in one line, then by year and by financer.

import { html, nothing, type TemplateResult } from 'lit';
import type { FunderMoney, TableTotals } from '../api/tableau.ts';
import '../chart/chart.ts';
import { moneyByYear } from '../contrats/charts.ts';
import { count, euros, plural } from '../format/number.ts';
import { type Content, known, unknown } from '../ui/parts.ts';

function figure(title: string, value: Content, below: Content = nothing): TemplateResult {
  return html`<div class="tableau-figure"><dt>${title}</dt><dd>${value}${below === nothing ? nothing : html`<span class="unit">${below}</span>`}</dd></div>`;
}

/** Counts that are filters too. */
function filterFigure(title: string, value: number, pressed: boolean, press: () => void): TemplateResult {
  return html`<div class="tableau-figure"><dt>${title}</dt><dd>${value === 0 && !pressed ? '0'
    : html`<button type="button" class="figure-filter" aria-pressed=${pressed ? 'true' : 'false'} @click=${press}>${count(value)}<span class="visually-hidden"> ${title.toLowerCase()} : ${pressed ? 'ne plus les montrer seules' : 'les montrer seules'}</span></button>`}</dd></div>`;
}

export interface TotalsContext {
  readonly late: boolean;
  readonly nowhere: boolean;
  readonly toggleLate: () => void;
  readonly toggleNowhere: () => void;
}

export function totalsLine(totals: TableTotals, { late, nowhere, toggleLate, toggleNowhere }: TotalsContext): TemplateResult {
  return html`
    <dl class="tableau-figures" aria-label="Totaux des fiches trouvées">
      ${figure('Fiches', count(totals.nombre))}
      ${figure('Montant total', known(totals.montant_total_eur, euros), totals.sans_montant === 0 ? nothing : `${count(totals.sans_montant)} sans montant`)}
      ${figure('Prévu', known(totals.prevu_eur, euros))}
      ${figure('Réalisé', known(totals.realise_eur, euros))}
      ${figure('Financements', known(totals.retenu_eur, euros))}
      ${figure('Reste à financer', known(totals.reste_a_financer_eur, euros))}
      ${filterFigure('En retard', totals.en_retard, late, toggleLate)}
      ${filterFigure('Sans emprise', totals.sans_emprise, nowhere, toggleNowhere)}
    </dl>`;
}

const STEPS: readonly (readonly [string, (funder: FunderMoney) => number | null])[] = [
  ['Attendu', ({ attendu_eur }) => attendu_eur], ['Sollicité', ({ sollicite_eur }) => sollicite_eur], ['Notifié', ({ notifie_eur }) => notifie_eur],
  ['Engagé', ({ engage_eur }) => engage_eur], ['Versé', ({ verse_eur }) => verse_eur],
];

export function totalsMore({ par_annee: years, par_financeur: funders }: TableTotals): TemplateResult {
  return html`
    <div class="tableau-more">
      <details><summary>Par année</summary>${years.length === 0 ? html`<p class="empty">Aucune dépense prévue année par année.</p>` : html`<archipel-chart .spec=${moneyByYear(years)}></archipel-chart>`}</details>
      <details><summary>Par financeur</summary>${funders.length === 0 ? html`<p class="empty">Aucun financement renseigné.</p>` : html`
        <div class="scroll" tabindex="0" role="region" aria-label="Financements par financeur"><table class="figures broad">
          <caption class="visually-hidden">Financements par financeur et par étape</caption>
          <thead><tr><th scope="col">Financeur</th><th scope="col">Fiches</th>${STEPS.map(([title]) => html`<th scope="col">${title}</th>`)}</tr></thead>
          <tbody>${funders.map((funder) => html`<tr><th scope="row">${funder.nom} ${funder.parties.length > 1 ? html`<span class="unit">(${plural(funder.parties.length, 'financeur')} ensemble)</span>` : nothing}</th><td>${count(funder.fiches)}</td>
            ${STEPS.map(([, value]) => { const found = value(funder); return html`<td>${found === null ? unknown() : euros(found)}</td>`; })}</tr>`)}</tbody>
        </table></div>`}</details>
    </div>`;
}
