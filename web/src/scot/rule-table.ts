// The parameters of a rule set: value, where it holds, since when, from what text, its own or its base's.

import { html, nothing, type TemplateResult } from 'lit';
import type { Parameter, RuleKey, RuleSheet } from '../api/rules.ts';
import { date } from '../format/date.ts';
import { glue } from '../format/typography.ts';
import { placeName, parameterText, sourceText } from './rule-values.ts';

export interface RuleActions {
  readonly edit: (parameter: Parameter) => void;
  readonly remove: (parameter: Parameter) => void;
  readonly nameOf: (layer: string, id: string) => string | null;
}

function line(parameter: Parameter, key: RuleKey | undefined, actions: RuleActions, writable: boolean): TemplateResult {
  const place = placeName(parameter.perimetre, actions.nameOf);
  return html`
    <tr><th scope="row">${glue(parameter.titre)}<div class="row-below">${place}${parameter.remarque ? html` · ${glue(parameter.remarque)}` : nothing}</div></th>
      <td>${parameterText(parameter, key?.genre ?? '')}${parameter.etat === 'indicatif' ? html`<div class="row-below">indicatif</div>` : nothing}</td>
      <td class="second">${parameter.herite ? html`<em class="mention">hérité</em>` : 'propre'}</td>
      <td class="second">${date(parameter.valide_du)}${parameter.valide_au === null ? nothing : html` – ${date(parameter.valide_au)}`}</td>
      <td class="words second">${sourceText(parameter.source)}</td>
      <td class="no-print">${writable ? html`<button type="button" class="button quiet small" @click=${() => actions.edit(parameter)}>Changer<span class="visually-hidden"> ${parameter.titre}, ${place}</span></button>
        ${parameter.herite || key === undefined ? nothing : html`<button type="button" class="button quiet small" @click=${() => actions.remove(parameter)}>Retirer<span class="visually-hidden"> ${parameter.titre}, ${place}</span></button>`}` : nothing}</td></tr>`;
}

/** Eligibility, a row a commune, is shown by its own part. */
export function ruleTable({ parametres, archivee_le }: RuleSheet, keys: readonly RuleKey[], actions: RuleActions): TemplateResult {
  const rank = (cle: string): number => keys.findIndex((key) => key.cle === cle);
  const shown = parametres.filter(({ cle }) => cle !== 'garantie_eligible').sort((a, b) => rank(a.cle) - rank(b.cle));
  return html`
    <table class="figures spread rules">
      <caption class="visually-hidden">Paramètres du jeu de règles</caption>
      <thead><tr><th scope="col">Paramètre</th><th scope="col">Valeur</th><th scope="col" class="second">Origine</th><th scope="col" class="second">Depuis le</th><th scope="col" class="words second">Source</th><th scope="col" class="no-print"><span class="visually-hidden">Actions</span></th></tr></thead>
      <tbody>${shown.map((parameter) => line(parameter, keys[rank(parameter.cle)], actions, archivee_le === null))}</tbody>
    </table>`;
}
