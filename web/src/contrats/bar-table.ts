// A table whose figures are also bars: each bar beside its own label and value, none to look up in a legend.

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { type Content, unknown } from '../ui/parts.ts';

export interface BarRow {
  readonly name: Content;
  /** Null: not known; no bar. */
  readonly value: number | null;
}

export function barTable(caption: string, heading: string, rows: readonly BarRow[], format: (value: number) => string, className = 'bar-out'): TemplateResult {
  const peak = Math.max(0, ...rows.map(({ value }) => value ?? 0));
  return html`
    <table class="figures bar-table">
      <caption class="visually-hidden">${caption}</caption>
      <thead class="visually-hidden"><tr><th scope="col">${heading}</th><th scope="col">${caption}</th></tr></thead>
      <tbody>${rows.map(({ name, value }) => html`
        <tr><th scope="row">${name}</th><td class="bar-value">${value === null ? unknown() : format(value)}</td>
          <td class="bar-cell" aria-hidden="true"><svg viewBox="0 0 100 10" preserveAspectRatio="none">${value === null || peak === 0 ? nothing : barRect(className, (100 * value) / peak)}</svg></td></tr>`)}</tbody>
    </table>`;
}

function barRect(className: string, width: number): SVGTemplateResult {
  return svg`<rect class=${className} width=${width} height="10" />`;
}
