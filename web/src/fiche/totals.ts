// A printed total and ours, side by side, with what separates them.

import { html, nothing, type TemplateResult } from 'lit';
import type { Amount } from '../api/fiche.ts';
import { amountText } from '../format/amount.ts';
import { euros, plural } from '../format/number.ts';
import { unknown } from '../ui/parts.ts';
import { difference, type Sum } from './sums.ts';

/** `– 544 280 €` with its sign; a true minus, so that it is not read as a dash between words. */
export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}\u202f${euros(Math.abs(value))}`;
}

export function sumText(ours: Sum): TemplateResult {
  const least = ours.missing === 0 ? nothing : html` <span class="unit">(${plural(ours.missing, 'montant')} non ${ours.missing > 1 ? 'chiffrés' : 'chiffré'})</span>`;
  return html`${ours.eur === null ? unknown() : euros(ours.eur)}${least}`;
}

/** Empty when both agree to the cent, or cannot be compared. */
export function gapText(printed: Amount | null, ours: Sum): TemplateResult | typeof nothing {
  const gap = difference(printed, ours);
  return gap === null || gap === 0 ? nothing : html`<span class="gap"><span aria-hidden="true">◆</span> Écart : ${signed(gap)}</span>`;
}

/** The two last rows of a table of `count` lines; a total printed over no line has nothing to be compared with. */
export function totalRows(printed: Amount | null, ours: Sum, count: number, mark: TemplateResult | typeof nothing = nothing): TemplateResult {
  const total = html`<tr class="total"><th scope="row">Total imprimé</th><td>${(printed && amountText(printed)) ?? unknown()} ${mark}</td></tr>`;
  return count === 0 ? total : html`
    ${total}
    <tr class="computed"><th scope="row">Somme des lignes</th><td>${sumText(ours)}</td></tr>
    ${gapText(printed, ours) === nothing ? nothing : html`<tr class="computed"><td colspan="2">${gapText(printed, ours)}</td></tr>`}`;
}
