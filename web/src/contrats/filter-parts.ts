// Controls shared by the contract's pages: choices whose value is in the address.

import { html, type TemplateResult } from 'lit';

export type Choice = readonly [value: string, title: string];

/** A value of the address that no choice names is shown as it is, so that what filters is always seen. */
export function choice(title: string, none: string, current: string, choices: readonly Choice[], choose: (value: string) => void): TemplateResult {
  const all = current === '' || choices.some(([value]) => value === current) ? choices : [...choices, [current, current] as const];
  return html`
    <label>${title}
      <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${current === ''}>${none}</option>
        ${all.map(([value, text]) => html`<option value=${value} ?selected=${current === value}>${text}</option>`)}
      </select>
    </label>`;
}

export function yearsOf({ annee_debut: first, annee_fin: last }: { readonly annee_debut: number | null; readonly annee_fin: number | null }): readonly number[] {
  return first === null || last === null ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

export function yearChoices(years: readonly number[]): readonly Choice[] {
  return years.map((year) => [String(year), String(year)]);
}
