// What calls for attention, by kind, each with its fiche.

import { html, nothing, type TemplateResult } from 'lit';
import type { Alert } from '../api/followup.ts';
import { count, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { contractName } from '../ui/links.ts';

/** A short list is shown at once, a long one when asked for. */
const SHORT = 12;

const KINDS: readonly (readonly [type: string, title: string])[] = [
  ['depassement', 'Dépense réalisée au-delà du coût'],
  ['desequilibre', 'Plan de financement qui ne fait pas le coût'],
  ['sans_mouvement', 'Sans mouvement'],
  ['sans_financeur', 'Sans financement connu'],
  ['sans_cout', 'Sans coût'],
  ['sans_date', 'Sans année'],
];

function item({ fiche, phrase }: Alert, contract: boolean): TemplateResult {
  return html`
    <li class="row"><div class="row-main">
      <a href=${href({ page: 'dossier', id: fiche.id })}><span class="fiche-number">${fiche.numero ?? fiche.id}</span> ${glue(fiche.titre)}</a>
      <div class="row-below">${contract ? `${contractName(fiche.contrat)} · ` : nothing}${glue(phrase)}</div></div></li>`;
}

/** `contract`: whether each line says which contract its fiche is of. */
export function alertList(alerts: readonly Alert[], contract: boolean): TemplateResult {
  const known = new Set(KINDS.map(([type]) => type));
  const kinds = [...KINDS, ...[...new Set(alerts.map(({ type }) => type))].filter((type) => !known.has(type)).map((type) => [type, type] as const)];
  return html`
    <p class="count" role="status">${plural(alerts.length, 'alerte')}</p>
    ${kinds.map(([type, title]) => {
      const found = alerts.filter((alert) => alert.type === type);
      return found.length === 0 ? nothing : html`
        <details class="more alert-kind" data-type=${type} ?open=${found.length <= SHORT}><summary>${title} <span class="unit">(${count(found.length)})</span></summary>
          <ul class="rows">${found.map((alert) => item(alert, contract))}</ul></details>`;
    })}
    ${alerts.length === 0 ? html`<p class="empty">Rien n’appelle l’attention à cette date.</p>` : nothing}
  `;
}
