// The columns of the file and what each is read as.

import { html, nothing, type TemplateResult } from 'lit';
import type { ImportColumn, ImportField, ImportReport } from '../api/import.ts';
import { glue } from '../format/typography.ts';

type Choose = (column: ImportColumn, champ: string) => void;

function grouped(fields: readonly ImportField[]): [string, ImportField[]][] {
  const groups = new Map<string, ImportField[]>();
  for (const field of fields) groups.set(field.groupe, [...(groups.get(field.groupe) ?? []), field]);
  return [...groups];
}

function row(column: ImportColumn, groups: readonly [string, ImportField[]][], choose: Choose): TemplateResult {
  const { lettre, titre, exemples, champ, remarque, unite } = column;
  return html`
    <tr class=${champ === null ? 'unread' : ''}>
      <th scope="row"><span class="import-letter">${lettre}</span> ${glue(titre)}</th>
      <td class="import-examples">${exemples.length === 0 ? html`<em class="unknown">vide</em>` : exemples.map((text) => html`<span>${text}</span>`)}</td>
      <td>
        <select aria-label="Colonne ${titre} : lire comme" @change=${(event: Event) => choose(column, (event.target as HTMLSelectElement).value)}>
          <option value="" ?selected=${champ === null}>Ne pas lire</option>
          ${groups.map(([name, fields]) => html`<optgroup label=${name}>${fields.map(({ id, libelle }) => html`<option value=${id} ?selected=${id === champ} .selected=${id === champ}>${libelle}</option>`)}</optgroup>`)}
        </select>
        ${unite === null || unite === '€' ? nothing : html`<p class="hint">Montants en ${unite}.</p>`}
        ${remarque === null ? nothing : html`<p class="hint">${glue(remarque)}</p>`}
      </td>
    </tr>`;
}

export function columnsTable({ colonnes, champs }: ImportReport, choose: Choose): TemplateResult {
  const groups = grouped(champs);
  return html`
    <table class="import-columns">
      <caption class="visually-hidden">Colonnes du fichier</caption>
      <thead><tr><th scope="col">Colonne du fichier</th><th scope="col">Exemples</th><th scope="col">Lue comme</th></tr></thead>
      <tbody>${colonnes.map((column) => row(column, groups, choose))}</tbody>
    </table>`;
}
