// Territories side by side; each heading sorts, each name leads to its trajectory.

import { html, nothing, type TemplateResult } from 'lit';
import type { ComparisonRow } from '../api/trajectory.ts';
import { ariaSort } from '../contrats/sort.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { type ScotRoute, scotRoute } from '../state/scot-route.ts';
import { type Content, known } from '../ui/parts.ts';
import type { Explainer } from './explainer.ts';
import { ha, haPerYear, percent, rate } from './figures.ts';
import { shortStatus } from './measures.ts';
import { rateState } from './words.ts';

const COLUMNS: readonly (readonly [key: string, title: string, className: string])[] = [
  ['titre', 'Territoire', ''], ['reference', 'Référence', 'second'], ['enveloppe', 'Enveloppe', 'second'], ['consommation', 'Consommé', 'second'], ['reste', 'Reste', ''],
  ['rythme', 'Rythme', ''], ['permis', 'Permis', 'second'], ['projection', 'Projection', 'second'], ['atteinte', 'Atteinte', 'second'], ['statut', 'Statut', ''],
];

function heading(key: string, title: string, className: string, order: string, sort: (key: string) => void): TemplateResult {
  const way = ariaSort(order, key);
  return html`<th scope="col" class=${className} aria-sort=${way}><button type="button" class="sort" @click=${() => sort(key)}>${title}<span aria-hidden="true">${way === 'ascending' ? '▲' : way === 'descending' ? '▼' : ''}</span></button></th>`;
}

function line(row: ComparisonRow, at: string, route: ScotRoute, rates: boolean, explainer: Explainer): TemplateResult {
  const { perimetre, taux_pct, etat_taux, raison } = row;
  const why = (key: keyof ComparisonRow, title: string, content: Content): TemplateResult => explainer.figure(`${at}/${key}`, `${title}, ${perimetre.titre}`, content);
  return html`
    <tr><th scope="row"><a href=${href(scotRoute('trajectoire', perimetre.id, route.filtres))}>${perimetre.titre}</a>
        ${taux_pct === null || !rates ? nothing : html`<div class="row-below">${rate(taux_pct)} (${rateState(etat_taux)})</div>`}</th>
      <td class="second">${why('consommation_reference_ha', 'Référence', known(row.consommation_reference_ha, ha))}</td><td class="second">${why('enveloppe_ha', 'Enveloppe', known(row.enveloppe_ha, ha))}</td><td class="second">${why('consommation_ha', 'Consommé', known(row.consommation_ha, ha))}</td>
      <td title=${row.reste_ha === null && raison !== null ? glue(raison) : nothing}>${why('reste_ha', 'Reste', known(row.reste_ha, ha))}</td><td>${why('rythme_ha_an', 'Rythme', known(row.rythme_ha_an, haPerYear))}</td><td class="second">${why('rythme_permis_ha_an', 'Rythme permis', known(row.rythme_permis_ha_an, haPerYear))}</td>
      <td class="second">${why('projection_ha', 'Projection', known(row.projection_ha, ha))}</td><td class="second">${why('atteinte_pct', 'Atteinte', known(row.atteinte_pct, percent))}</td><td>${why('statut', 'Statut', shortStatus(row.statut))}</td></tr>
    ${explainer.row(at, COLUMNS.length)}`;
}

/** The reasons rows give, each once: written under the table rather than in each row. */
function reasons(rows: readonly ComparisonRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ raison }) => (raison === null ? [] : [raison])))].slice(0, 6);
}

/** `answered`: the rows as the service gave them; explanations are of their places there. */
export function compareTable(rows: readonly ComparisonRow[], answered: readonly ComparisonRow[], route: ScotRoute, explainer: Explainer, sort: (key: string) => void): TemplateResult {
  const order = route.filtres['tri'] ?? '';
  // A rate that all share is said once, by the choice above.
  const rates = new Set(rows.map(({ taux_pct }) => taux_pct)).size > 1;
  return rows.length === 0 ? html`<p class="empty">Aucun territoire ne répond à ces filtres.</p>` : html`
    <div class="scroll report" tabindex="0" role="region" aria-label="Territoires comparés, tableau">
    <table class="figures frozen compare">
      <caption class="visually-hidden">Territoires comparés</caption>
      <thead><tr>${COLUMNS.map(([key, title, className]) => heading(key, title, className, order, sort))}</tr></thead>
      <tbody>${rows.map((row) => line(row, `/items/${answered.indexOf(row)}`, route, rates, explainer))}</tbody>
    </table>
    </div>
    <p class="hint">Statut : dépassé, risque de dépassement si le rythme continue, ou en bonne voie. Un chiffre touché dit d’où il vient.</p>
    ${reasons(rows).map((sentence) => html`<p class="reason">${glue(sentence)}</p>`)}`;
}
