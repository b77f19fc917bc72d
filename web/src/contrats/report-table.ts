// A table of a report: rows in groups with their subtotals, and the total. Wider than the screen, it scrolls inside, its
// headings and the name of each row in sight.

import { html, nothing, type TemplateResult } from 'lit';
import type { ReportCell, ReportColumn, ReportRow, ReportTable } from '../api/output.ts';
import { date } from '../format/date.ts';
import { euros, plain, withUnit } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { type Content, unknown } from '../ui/parts.ts';

/** A number by the column's type; words as a mention; what is absent stays empty. */
function cellText({ type, unite }: ReportColumn, value: ReportCell): Content {
  if (value === undefined) return nothing;
  if (value === null) return unknown();
  if (typeof value === 'string') return type === 'texte' ? glue(value) : type === 'date' ? date(value) : html`<em class="mention">${glue(value)}</em>`;
  return type === 'montant' ? euros(value) : unite === null ? plain(value) : withUnit(plain(value), unite);
}

/** Number and title make one name, which leads to the fiche when it is known. */
function name(row: ReportRow, ficheOf: ReadonlyMap<string, string>): Content {
  const { numero, titre } = row;
  const text = html`${typeof numero === 'string' ? html`<span class="fiche-number">${numero}</span> ` : nothing}${typeof titre === 'string' ? glue(titre) : unknown()}`;
  const id = typeof numero === 'string' ? ficheOf.get(numero) : undefined;
  return id === undefined ? text : html`<a href=${href({ page: 'dossier', id })}>${text}</a>`;
}

/** `ficheOf`: ids by number, for the links. */
export function reportTable(title: string, { colonnes, groupes, total }: ReportTable, ficheOf: ReadonlyMap<string, string>, first = 'Action'): TemplateResult {
  const columns = colonnes.filter(({ id }) => id !== 'numero' && id !== 'titre');
  const style = ({ type }: ReportColumn): string => (type === 'texte' ? 'words' : '');
  const line = (row: ReportRow, className: string): TemplateResult => html`
    <tr class=${className}><th scope="row">${name(row, ficheOf)}</th>${columns.map((column) => html`<td class=${style(column)}>${cellText(column, row[column.id])}</td>`)}</tr>`;
  return html`
    <div class="scroll report" tabindex="0" role="region" aria-label=${`${title}, tableau`}>
      <table class="figures frozen">
        <caption class="visually-hidden">${title}</caption>
        <thead><tr><th scope="col">${first}</th>${columns.map((column) => html`<th scope="col" class=${style(column)}>${glue(column.titre)}</th>`)}</tr></thead>
        ${groupes.map(({ titre, lignes, sous_total }) => html`
          <tbody>
            ${titre === null ? nothing : html`<tr class="group"><th scope="rowgroup">${glue(titre)}</th><td colspan=${columns.length}></td></tr>`}
            ${lignes.map((row) => line(row, ''))}
            ${sous_total === null ? nothing : line(sous_total, 'subtotal')}
          </tbody>`)}
        ${total === null ? nothing : html`<tfoot>${line(total, 'total')}</tfoot>`}
      </table>
    </div>
  `;
}
