// The table of a theme's objects: every column the files have; what is pointed at is lit with the rest of the page.

import { html, nothing, type TemplateResult } from 'lit';
import type { Theme, ThemeColumn, ThemeLine } from '../api/theme.ts';
import { count, euros, plain, withUnit } from '../format/number.ts';
import { date } from '../format/date.ts';
import { href } from '../state/route.ts';
import { unknown } from '../ui/parts.ts';

/** Written apart: the name leads to the object, whose id says nothing to people. */
const APART = ['id', 'nom'];

function text({ id, type }: ThemeColumn, value: string | number | null): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return type === 'date' ? date(value) : value;
  if (id.endsWith('_eur')) return euros(value);
  if (type === 'taux') return withUnit(plain(value), '%');
  return /^(annee|d_service|ordre)/.test(id) ? String(value) : Number.isInteger(value) ? count(value) : plain(value);
}

function fiches(value: string | number | null | undefined): TemplateResult | typeof nothing {
  const ids = typeof value === 'string' ? value.split(', ') : [];
  return ids.length === 0 ? html`<span class="unit">aucune</span>` : html`${ids.map((id, rank) => html`${rank === 0 ? nothing : ', '}<a href=${href({ page: 'fiche', id })}>${id}</a>`)}`;
}

export function objectsTable(theme: Theme, lines: readonly ThemeLine[], lit: ReadonlySet<string>, point: (id: string) => void): TemplateResult {
  const columns = theme.colonnes.filter(({ id }) => !APART.includes(id));
  const words = ({ type }: ThemeColumn): string => (type === 'texte' ? 'words' : '');
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Objets du thème, tableau">
      <table class="figures broad theme-objects">
        <caption class="visually-hidden">${theme.titre} : les objets</caption>
        <thead><tr><th scope="col">Nom</th>${columns.map((column) => html`<th scope="col" class=${words(column)}>${column.titre}</th>`)}</tr></thead>
        <tbody>${lines.map((line) => {
          const id = String(line['id'] ?? '');
          return html`
            <tr data-id=${id} class=${lit.has(id) ? 'lit' : ''} @pointerenter=${() => point(id)} @pointerleave=${() => point('')}>
              <th scope="row"><a href=${href({ page: 'objet', layer: theme.layer, id })}>${line['nom'] ?? id}</a></th>
              ${columns.map((column) => html`<td class=${words(column)}>${column.id === 'fiches' ? fiches(line['fiches']) : (text(column, line[column.id] ?? null) ?? unknown())}</td>`)}
            </tr>`;
        })}</tbody>
      </table>
    </div>`;
}
