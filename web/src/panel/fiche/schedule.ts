// The échéancier: payments by year as bars, expenses beside receipts, and the whole printed table.

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Schedule, ScheduleLine } from '../../api/fiche.ts';
import { amountText, shortEuros } from '../../format/amount.ts';
import { post, tax } from '../../format/code.ts';
import { unknown } from '../../ui/parts.ts';

const WIDTH = 360;
const HEIGHT = 150;
const TOP = 16;
const BOTTOM = 20;

/** Amounts by year, drawn side by side with the other series. */
export interface Bars {
  readonly title: string;
  readonly className: string;
  readonly values: ReadonlyMap<number, number>;
}

function bars(line: ScheduleLine | undefined, className: string): Bars | null {
  if (line === undefined) return null;
  const values = new Map(line.cases.flatMap(({ annee, montant_eur }) => (montant_eur === null ? [] : [[annee, montant_eur]])));
  return values.size === 0 ? null : { title: post(line.poste), className, values };
}

/** The label of the first series ends at its bar's right edge, that of the second begins at its left: they stay apart. */
function bar(value: number, peak: number, x: number, width: number, className: string, anchor: 'start' | 'middle' | 'end'): SVGTemplateResult {
  const height = (HEIGHT - TOP - BOTTOM) * (value / peak);
  const y = HEIGHT - BOTTOM - height;
  return svg`
    <rect class=${className} x=${x} y=${y} width=${width} height=${Math.max(height, 0.8)} />
    ${value === 0 ? nothing : svg`<text class="bar-label" x=${anchor === 'start' ? x : anchor === 'end' ? x + width : x + width / 2} y=${y - 4} text-anchor=${anchor}>${shortEuros(value)}</text>`}`;
}

/** Null when no year has an amount, or all are zero. */
function chart(schedule: Schedule): TemplateResult | null {
  const series = [
    bars(schedule.lignes.find(({ poste }) => poste === 'depenses'), 'bar-out'),
    bars(schedule.lignes.find(({ poste }) => poste === 'recettes'), 'bar-in'),
  ].filter((line) => line !== null);
  return yearBars(schedule.annees, series);
}

/** Null when no year has an amount, or all are zero. */
export function yearBars(years: readonly number[], series: readonly Bars[]): TemplateResult | null {
  const peak = Math.max(0, ...series.flatMap(({ values }) => [...values.values()]));
  if (peak === 0) return null;
  const step = WIDTH / years.length;
  const width = (step - 8) / series.length;
  return html`
    <svg class="bars" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Montants par année, dans le tableau qui suit">
      ${years.map((year, index) => svg`
        ${series.map(({ values, className }, rank) => {
          const value = values.get(year);
          return value === undefined ? nothing : bar(value, peak, index * step + 4 + rank * width, width - 1.5, className, series.length === 1 ? 'middle' : rank === 0 ? 'end' : 'start');
        })}
        <text class="bar-year" x=${index * step + step / 2} y=${HEIGHT - 5} text-anchor="middle">${year}</text>`)}
      <path class="bar-base" d="M0 ${HEIGHT - BOTTOM}h${WIDTH}" />
    </svg>
    <ul class="band-key">${series.map(({ title, className }) => html`<li><span class="key ${className}"></span>${title}</li>`)}</ul>
  `;
}

function table(schedule: Schedule): TemplateResult {
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Échéancier, tableau">
      <table class="figures broad">
        <caption class="visually-hidden">Échéancier imprimé, en euros</caption>
        <thead><tr><th scope="col">Crédits de paiement</th><th scope="col">Total</th>${schedule.annees.map((year) => html`<th scope="col">${year}</th>`)}</tr></thead>
        <tbody>
          ${schedule.lignes.map((line) => html`
            <tr class=${line.poste.includes('_') ? 'part' : 'whole'}>
              <th scope="row">${post(line.poste)}</th>
              <td>${(line.total && amountText(line.total)) ?? unknown()}</td>
              ${schedule.annees.map((year) => {
                const cell = line.cases.find(({ annee }) => annee === year);
                return html`<td>${(cell && amountText(cell)) ?? unknown()}</td>`;
              })}
            </tr>`)}
        </tbody>
      </table>
    </div>
    ${schedule.taxe === null ? nothing : html`<p class="hint">${tax(schedule.taxe)}.</p>`}
  `;
}

/** The bars alone, or the sentence that says there are none. */
export function scheduleChart(schedule: Schedule): TemplateResult {
  return chart(schedule) ?? html`<p class="empty">Aucun montant par année n’est chiffré.</p>`;
}

export function scheduleView(schedule: Schedule): TemplateResult {
  return html`
    ${scheduleChart(schedule)}
    <details class="more"><summary>Le tableau de l’échéancier</summary>${table(schedule)}</details>
  `;
}
