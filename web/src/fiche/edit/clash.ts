// Two people changed the same values: both are shown, field by field, and one is chosen.

import { html, nothing, type TemplateResult } from 'lit';
import type { FieldName, HistoryEntry } from '../../api/edit.ts';
import { glue } from '../../format/typography.ts';
import { type Content, unknown } from '../../ui/parts.ts';
import { FIELDS, type Typed, valueOf } from './document.ts';
import type { Merge, Side } from './merge.ts';
import { moment, type Naming, words } from './words.ts';

export interface Clash {
  readonly merge: Merge;
  readonly mine: Typed;
  readonly current: Typed;
  readonly choices: ReadonlyMap<FieldName, Side>;
  /** Newest first; empty while it is not known who wrote. */
  readonly history: readonly HistoryEntry[];
  /** Somebody went on without choosing everything. */
  readonly asked: boolean;
}

/** « par Aurore Petit le 21 nov. 2026 à 15:42 »; empty when the history does not say. */
export function writer(history: readonly HistoryEntry[], name: FieldName): string {
  const entry = history.find(({ champ }) => champ === name);
  return entry === undefined ? '' : `par ${entry.auteur} le ${moment(entry.moment)}`;
}

export function missing({ merge, choices }: Clash): readonly FieldName[] {
  return merge.clashes.filter((name) => !choices.has(name));
}

function currentTitle(by: string): string {
  return by === '' ? 'Valeur actuelle' : `Valeur actuelle (${by})`;
}

function shown(name: FieldName, text: string, naming: Naming): Content {
  const value = words(name, valueOf(name, text) ?? text, naming);
  return value === null ? unknown() : glue(value);
}

export function clashView(clash: Clash, naming: Naming, choose: (name: FieldName, side: Side) => void): TemplateResult {
  const { merge, mine, current, choices, history, asked } = clash;
  const option = (name: FieldName, side: Side, title: string, text: string): TemplateResult => html`
    <label class="clash-side">
      <input type="radio" name="clash-${name}" value=${side} .checked=${choices.get(name) === side} @change=${() => choose(name, side)} />
      <span class="clash-title">${title}</span>
      <span class="clash-value">${shown(name, text, naming)}</span>
    </label>`;
  return html`
    <div class="clash">
      <h3 tabindex="-1" class="clash-head">Cette fiche a été modifiée pendant votre saisie</h3>
      <p>Rien n’est perdu. Pour chaque valeur changée des deux côtés, choisissez celle à garder, puis enregistrez.</p>
      ${merge.clashes.map((name) => html`
        <fieldset aria-describedby="clash-${name}-more">
          <legend>${FIELDS[name].label}</legend>
          <div class="clash-sides">
            ${option(name, 'mine', 'Ce que vous avez saisi', mine[name])}
            ${option(name, 'current', currentTitle(writer(history, name)), current[name])}
          </div>
          <p id="clash-${name}-more" class="field-error">${asked && !choices.has(name) ? 'Choisissez l’une des deux valeurs.' : nothing}</p>
        </fieldset>`)}
      ${merge.theirs.length === 0 ? nothing : html`<p class="hint">Changé entre-temps et gardé tel quel : ${merge.theirs.map((name) => FIELDS[name].label).join(', ')}.</p>`}
    </div>`;
}
