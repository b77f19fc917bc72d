// Money by year, planned beside actual; the table under it says the same.

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { YearMeasures } from '../api/followup.ts';
import { shortEuros } from '../format/amount.ts';
import { euros } from '../format/number.ts';
import { known } from '../ui/parts.ts';

const STEP = 76;
const HEIGHT = 160;
const BASE = 138;
const ROOM = 118;

export function yearBars(years: readonly YearMeasures[]): TemplateResult {
  const peak = Math.max(0, ...years.flatMap(({ prevu_eur, realise_eur }) => [prevu_eur ?? 0, realise_eur ?? 0]));
  const width = years.length * STEP;
  const bar = (value: number | null, x: number, name: string): unknown => {
    if (value === null || value === 0) return nothing;
    const height = Math.max(0.8, (ROOM * value) / peak);
    return svg`<rect class=${name} x=${x} y=${BASE - height} width="34" height=${height} /><text class="bar-label" x=${x + 17} y=${BASE - height - 4} text-anchor="middle">${shortEuros(value)}</text>`;
  };
  return html`
    ${peak === 0 ? nothing : html`
      <svg class="bars" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="Dépenses par année, dans le tableau qui suit">
        ${years.map(({ annee, prevu_eur, realise_eur }, index) => svg`
          ${bar(prevu_eur, index * STEP + 3, 'bar-out')}${bar(realise_eur, index * STEP + 39, 'bar-in')}
          <text class="bar-year" x=${index * STEP + STEP / 2} y=${HEIGHT - 6} text-anchor="middle">${annee}</text>`)}
        <path class="bar-base" d="M0 ${BASE}h${width}" />
      </svg>
      <ul class="band-key"><li><span class="key bar-out"></span>Prévu</li>${years.some(({ realise_eur }) => realise_eur !== null) ? html`<li><span class="key bar-in"></span>Réalisé</li>` : html`<li>Aucune dépense réalisée n’est saisie à cette date.</li>`}</ul>`}
    <table class="figures by-year">
      <caption class="visually-hidden">Dépenses prévues et réalisées par année</caption>
      <thead><tr><th scope="col">Année</th><th scope="col">Prévu</th><th scope="col">Réalisé</th></tr></thead>
      <tbody>${years.map(({ annee, prevu_eur, realise_eur }) => html`<tr><th scope="row">${annee}</th><td>${known(prevu_eur, euros)}</td><td>${known(realise_eur, euros)}</td></tr>`)}</tbody>
    </table>
  `;
}
