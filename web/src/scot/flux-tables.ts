// The numbers of the chart as tables: each year by destination, and each destination over both periods.

import { html, nothing, type TemplateResult } from 'lit';
import { DESTINATIONS, type Flux, type Trajectory } from '../api/trajectory.ts';
import { plural } from '../format/number.ts';
import { known } from '../ui/parts.ts';
import type { Explainer } from './explainer.ts';
import { ha, haPerYear, percent } from './figures.ts';
import { DESTINATION_NAMES } from './words.ts';

function doubt(provisoire: boolean, interpole: boolean): string {
  return [provisoire ? 'provisoire' : '', interpole ? 'interpolé' : ''].filter((word) => word !== '').join(', ');
}

export function yearsTable({ annees }: Flux, explainer: Explainer): TemplateResult {
  return annees.length === 0 ? html`<p class="empty">Aucune année n’est renseignée.</p>` : html`
    <div class="scroll" tabindex="0" role="region" aria-label="Consommation par année et destination, tableau">
      <table class="figures broad">
        <caption class="visually-hidden">Consommation par année et destination</caption>
        <thead><tr><th scope="col">Année</th><th scope="col">Total</th>${DESTINATIONS.map((destination) => html`<th scope="col">${DESTINATION_NAMES[destination]}</th>`)}</tr></thead>
        <tbody>${annees.map((flux, index) => html`
          <tr><th scope="row">${flux.annee} ${flux.provisoire || flux.interpole ? html`<span class="unit">${doubt(flux.provisoire, flux.interpole)}</span>` : nothing}</th>
            <td>${explainer.figure(`/flux/annees/${index}/total_ha`, `Consommation de ${flux.annee}`, known(flux.total_ha, ha))}</td>
            ${DESTINATIONS.map((destination) => html`<td>${explainer.figure(`/flux/annees/${index}/${destination}_ha`, `${DESTINATION_NAMES[destination]} en ${flux.annee}`, known(flux[`${destination}_ha`], ha))}</td>`)}</tr>
          ${explainer.row(`/flux/annees/${index}`, 2 + DESTINATIONS.length)}`)}</tbody>
      </table>
    </div>`;
}

/** When some communes lack data, the sum is not known: what is known is said apart. */
export function missingCommunes({ communes_sans_donnees: communes, connu_ha }: Flux): TemplateResult | typeof nothing {
  return communes.length === 0 ? nothing : html`
    <p class="precision doubtful"><strong>${plural(communes.length, 'commune')} sans donnée.</strong> ${communes.slice(0, 12).map(({ nom }) => nom).join(', ')}${communes.length > 12 ? '…' : '.'}
      ${connu_ha === null ? nothing : html` Somme de ce qui est connu : ${ha(connu_ha)}.`}</p>`;
}

export function destinationsTable({ flux, periode_reference, decennie }: Trajectory, explainer: Explainer): TemplateResult {
  const named = (period: { debut: number; fin: number } | null, other: string): string => (period === null ? other : `${period.debut}–${period.fin}`);
  return flux.destinations.length === 0 ? html`<p class="empty">Aucune destination n’est renseignée.</p>` : html`
    <table class="figures spread">
      <caption class="visually-hidden">Consommation par destination</caption>
      <thead><tr><th scope="col">Destination</th><th scope="col" class="second">${named(periode_reference, 'Référence')}</th><th scope="col">${named(decennie, 'Décennie')}, connu</th><th scope="col" class="second">Part</th><th scope="col">Par an</th></tr></thead>
      <tbody>${flux.destinations.map(({ destination, titre, reference_ha, decennie_ha, part_pct, ha_par_an }, index) => {
        const at = `/flux/destinations/${index}`;
        return html`
          <tr><th scope="row"><span class="key dest-${destination}" aria-hidden="true"></span> ${titre}</th>
            <td class="second">${explainer.figure(`${at}/reference_ha`, `${titre}, référence`, known(reference_ha, ha))}</td>
            <td>${explainer.figure(`${at}/decennie_ha`, `${titre}, décennie`, known(decennie_ha, ha))}</td>
            <td class="second">${explainer.figure(`${at}/part_pct`, `${titre}, part`, known(part_pct, percent))}</td>
            <td>${explainer.figure(`${at}/ha_par_an`, `${titre}, par an`, known(ha_par_an, haPerYear))}</td></tr>
          ${explainer.row(at, 5)}`;
      })}</tbody>
    </table>`;
}
