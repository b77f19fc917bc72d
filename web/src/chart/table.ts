// The table of a chart: the same facts as its marks, every one of them.

import { html, type TemplateResult } from 'lit';
import { unknown } from '../ui/parts.ts';
import type { ChartSpec } from './spec.ts';
import { cellText } from './words.ts';

export function chartTable(spec: ChartSpec, lit: ReadonlySet<string>): TemplateResult {
  const { title, columns, rows } = spec;
  const kind = (index: number): string => (columns[index]?.kind === 'texte' ? 'words' : '');
  return html`
    <div class="scroll chart-table" tabindex="0" role="region" aria-label="Tableau : ${title}">
      <table class="figures">
        <caption class="visually-hidden">${title}</caption>
        <thead><tr>${columns.map((column, index) => html`<th scope="col" class=${kind(index)}>${column.title}</th>`)}</tr></thead>
        <tbody>${rows.map(({ key, cells, href }) => html`
          <tr data-key=${key} class=${lit.has(key) ? 'lit' : ''}>${columns.map((column, index) => {
            const text = cellText(column, cells[index]) ?? unknown();
            return index === 0 ? html`<th scope="row">${href === undefined ? text : html`<a href=${href}>${text}</a>`}</th>` : html`<td class=${kind(index)}>${text}</td>`;
          })}</tr>`)}</tbody>
      </table>
    </div>`;
}
