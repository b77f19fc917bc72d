// The controls of the form, one a kind of value.

import { html, nothing, type TemplateResult } from 'lit';
import type { FieldName } from '../../api/edit.ts';
import { budget, operation, reach } from '../../format/code.ts';
import { plural } from '../../format/number.ts';
import type { Catalogue } from '../../state/catalogue.ts';
import './choice-box.ts';
import type { Choice } from './choice-box.ts';
import { codesOf, codesText, FIELDS, objectsOf, objectsText, type Typed } from './document.ts';
import { codeList, communeChoices, linkLayers, objectChoices, objectList, partyChoices, type Put } from './lists.ts';
import type { Names } from './names.ts';

export interface FormState {
  readonly typed: Typed;
  readonly errors: ReadonlyMap<string, string>;
  readonly changed: readonly FieldName[];
  readonly names: Names;
  readonly catalogue: Catalogue;
  /** The layer whose objects are being added. */
  readonly layer: string;
  readonly setLayer: (layer: string) => void;
  readonly set: (name: FieldName, text: string) => void;
  readonly put: Put;
  readonly restore: (name: FieldName) => void;
}

export function fieldId(name: string): string {
  return `edition-${name}`;
}

const TITLES: Readonly<Record<string, (code: string) => string>> = { portee: reach, type_operation: operation, budget };

const CODES: Readonly<Record<string, readonly string[]>> = {
  portee: ['epci', 'communes', 'non_precise'],
  type_operation: ['travaux', 'subvention', 'etude', 'acquisition', 'fonctionnement', 'ingenierie'],
  budget: ['principal', 'action_economique'],
};

const HINTS: Partial<Record<FieldName, string>> = {
  annee_lancement: 'Comme 2026.',
  cout_actualise_eur: 'Comme 1 234,56. Vide : le total imprimé, s’il y en a un.',
  maitres_ouvrage: 'Dans l’ordre voulu : le premier est le principal.',
};

/** `\u2003` keeps the tree's depth readable in a list of a select. */
function options(name: FieldName, names: Names): readonly Choice[] {
  return name === 'noeud'
    ? names.places.map(({ id, title, depth }) => ({ value: id, title: `${'\u2003'.repeat(depth)}${title}` }))
    : (CODES[name] ?? []).map((code) => ({ value: code, title: TITLES[name]?.(code) ?? code }));
}

function select(name: FieldName, { typed, errors, names, set }: FormState): TemplateResult {
  const value = typed[name];
  const listed = options(name, names);
  const known = value === '' || listed.some((each) => each.value === value);
  return html`
    <select id=${fieldId(name)} aria-invalid=${errors.has(name) ? 'true' : 'false'} aria-describedby="${fieldId(name)}-more" @change=${(event: Event) => set(name, (event.target as HTMLSelectElement).value)}>
      ${FIELDS[name].empty || value === '' ? html`<option value="" .selected=${value === ''}>${FIELDS[name].empty ? 'Non renseigné' : 'Choisir…'}</option>` : nothing}
      ${known ? nothing : html`<option value=${value} .selected=${true}>${names.node(value)}</option>`}
      ${listed.map((each) => html`<option value=${each.value} .selected=${each.value === value}>${each.title}</option>`)}
    </select>`;
}

function text(name: FieldName, { typed, errors, set }: FormState): TemplateResult {
  const { kind } = FIELDS[name];
  const id = fieldId(name);
  const invalid = errors.has(name) ? 'true' : 'false';
  const input = (event: Event): void => set(name, (event.target as HTMLInputElement).value);
  return kind === 'area'
    ? html`<textarea id=${id} rows="6" aria-invalid=${invalid} aria-describedby="${id}-more" .value=${typed[name]} @input=${input}></textarea>`
    : html`<input id=${id} type="text" inputmode=${kind === 'euros' ? 'decimal' : kind === 'year' ? 'numeric' : 'text'} autocomplete="off"
        aria-invalid=${invalid} aria-describedby="${id}-more" .value=${typed[name]} @input=${input} />`;
}

function codes(name: 'maitres_ouvrage' | 'communes', state: FormState): TemplateResult {
  const { typed, errors, names, catalogue, put } = state;
  const choices = name === 'communes' ? communeChoices(catalogue, typed) : partyChoices(names, typed);
  const title = (code: string): string => (name === 'communes' ? names.commune : names.party)(code);
  return html`
    ${codeList(name, { ...state, id: fieldId })}
    <archipel-choix field-id=${fieldId(name)} .choices=${choices} hint=${name === 'communes' ? 'Ajouter une commune' : 'Ajouter un maître d’ouvrage'} ?invalid=${errors.has(name)}
      @add=${(event: CustomEvent<string>) => put(name, codesText(name, [...codesOf(typed[name]), event.detail]), `${title(event.detail)} : ajouté`, '')}></archipel-choix>`;
}

function objects(state: FormState): TemplateResult {
  const { typed, errors, names, catalogue, layer, setLayer, put } = state;
  return html`
    ${objectList({ ...state, id: fieldId }, catalogue)}
    <div class="choice-line">
      <select aria-label="Couche des lieux à ajouter" @change=${(event: Event) => setLayer((event.target as HTMLSelectElement).value)}>
        ${linkLayers(catalogue).map(({ value, title }) => html`<option value=${value} .selected=${value === layer}>${title}</option>`)}
      </select>
      <archipel-choix field-id=${fieldId('objets')} .choices=${objectChoices(catalogue, layer, typed)} hint="Ajouter un lieu" ?invalid=${errors.has('objets')}
        @add=${(event: CustomEvent<string>) => put('objets', objectsText([...objectsOf(typed.objets), { layer, id: event.detail, role: 'porte_sur' }]), `${names.object({ layer, id: event.detail })} : ajouté`, '')}></archipel-choix>
    </div>`;
}

function control(name: FieldName, state: FormState): TemplateResult {
  switch (FIELDS[name].kind) {
    case 'choice': return select(name, state);
    case 'codes': return codes(name as 'maitres_ouvrage' | 'communes', state);
    case 'objects': return objects(state);
    default: return text(name, state);
  }
}

function hint(name: FieldName, { typed }: FormState): string {
  const { kind, maximum } = FIELDS[name];
  const left = maximum - typed[name].length;
  if ((kind === 'text' || kind === 'area') && left < maximum / 10) {
    return left < 0 ? `${plural(-left, 'caractère')} de trop.` : `Encore ${plural(left, 'caractère')}.`;
  }
  return HINTS[name] ?? '';
}

export function field(name: FieldName, state: FormState): TemplateResult {
  const { label, kind, empty } = FIELDS[name];
  const id = fieldId(name);
  const error = state.errors.get(name);
  const list = kind === 'codes' || kind === 'objects';
  return html`
    <div class="form-field ${kind} ${name}">
      <div class="field-head">
        <label for=${id} id="${id}-label">${label}${empty && !list ? html` <span class="unit">(facultatif)</span>` : nothing}</label>
        ${state.changed.includes(name) ? html`<span class="mark">modifié</span>
          <button type="button" class="button quiet small" aria-label="Rétablir : ${label}" @click=${() => state.restore(name)}>Rétablir</button>` : nothing}
      </div>
      ${control(name, state)}
      <p id="${id}-more" class=${error === undefined ? 'hint' : 'field-error'}>${error ?? hint(name, state)}</p>
    </div>`;
}

/** Of a fiche that is being created. */
export function numberField(numero: string, error: string | undefined, set: (text: string) => void): TemplateResult {
  const id = fieldId('numero');
  return html`
    <div class="form-field numero">
      <div class="field-head"><label for=${id}>Numéro</label></div>
      <input id=${id} type="text" autocomplete="off" autocapitalize="off" aria-invalid=${error === undefined ? 'false' : 'true'} aria-describedby="${id}-more" .value=${numero}
        @input=${(event: Event) => set((event.target as HTMLInputElement).value)} />
      <p id="${id}-more" class=${error === undefined ? 'hint' : 'field-error'}>${error ?? 'Chiffres, lettres minuscules ou points, comme 6.1. Il ne changera plus.'}</p>
    </div>`;
}
