// A table of the local report: its first column names the rows.

import { html, nothing, type TemplateResult } from 'lit';
import type { ReportCell, ReportColumn, ReportRow, ReportTable } from '../api/output.ts';
import { plain } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { type Content, unknown } from '../ui/parts.ts';
import { quantity } from './figures.ts';

function cell({ unite }: ReportColumn, value: ReportCell): Content {
  if (value === undefined) return nothing;
  if (value === null) return unknown();
  if (typeof value === 'string') return glue(value);
  return unite === null ? plain(value) : quantity(value, unite);
}

export function landTable(title: string, { colonnes, groupes, total }: ReportTable): TemplateResult {
  const [first, ...others] = colonnes;
  if (first === undefined) return html``;
  const style = ({ type }: ReportColumn): string => (type === 'texte' ? 'words' : '');
  // A year is a name, not a quantity.
  const named = (row: ReportRow): Content => { const value = row[first.id]; return typeof value === 'number' ? String(value) : cell(first, value); };
  const line = (row: ReportRow, className: string): TemplateResult => html`<tr class=${className}><th scope="row">${named(row)}</th>${others.map((column) => html`<td class=${style(column)}>${cell(column, row[column.id])}</td>`)}</tr>`;
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${`${title}, tableau`}>
      <table class="figures">
        <caption class="visually-hidden">${title}</caption>
        <thead><tr><th scope="col">${glue(first.titre)}</th>${others.map((column) => html`<th scope="col" class=${style(column)}>${glue(column.titre)}</th>`)}</tr></thead>
        <tbody>${groupes.map(({ titre, lignes, sous_total }) => html`
          ${titre === null ? nothing : html`<tr class="group"><th scope="rowgroup" colspan=${colonnes.length}>${glue(titre)}</th></tr>`}
          ${lignes.map((row) => line(row, ''))}${sous_total === null ? nothing : line(sous_total, 'subtotal')}`)}</tbody>
        ${total === null ? nothing : html`<tfoot>${line(total, 'total')}</tfoot>`}
      </table>
    </div>`;
}
