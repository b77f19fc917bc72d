// The lists of the form: what is in them, in order, each taken out or moved by a button; and what may be added.

import { html, nothing, type TemplateResult } from 'lit';
import type { FieldName, ObjectLink } from '../../api/edit.ts';
import { roleName } from '../../ui/links.ts';
import type { Catalogue } from '../../state/catalogue.ts';
import { itemName } from '../../state/catalogue.ts';
import { isGround } from '../../map/order.ts';
import type { Choice } from './choice-box.ts';
import { codesOf, codesText, objectsOf, objectsText, type Typed } from './document.ts';
import type { Names } from './names.ts';

const ROLES = ['porte_sur', 'dessert', 'mentionne'];

/** What a list's buttons do; `focus`: the id that takes the focus afterwards. */
export type Put = (name: FieldName, text: string, said: string, focus: string) => void;

interface Context {
  readonly typed: Typed;
  readonly names: Names;
  readonly id: (name: FieldName) => string;
  readonly put: Put;
}

export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const copy = [...list];
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
}

/** After a line is taken out, the next one's button, or the box when none is left. */
function heir(base: string, index: number, left: number): string {
  return left === 0 ? base : `${base}-out-${Math.min(index, left - 1)}`;
}

function out(base: string, index: number, name: string, act: () => void): TemplateResult {
  return html`<button type="button" id="${base}-out-${index}" class="button quiet small" aria-label="Retirer ${name}" @click=${act}>Retirer</button>`;
}

export function codeList(field: 'maitres_ouvrage' | 'communes', { typed, names, id, put }: Context): TemplateResult | typeof nothing {
  const codes = codesOf(typed[field]);
  const base = id(field);
  const nameOf = field === 'communes' ? names.commune : names.party;
  const shown = field === 'communes' ? [...codes].sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'fr')) : codes;
  const set = (next: readonly string[], said: string, focus: string): void => put(field, codesText(field, next), said, focus);
  const ordered = field === 'maitres_ouvrage' && codes.length > 1;
  return shown.length === 0 ? nothing : html`
    <ul class="chosen" aria-labelledby="${base}-label">${shown.map((code, index) => html`
      <li><span>${nameOf(code)}</span>
        ${ordered && index > 0 ? html`<button type="button" id="${base}-up-${index}" class="button quiet small" aria-label="Monter ${nameOf(code)}"
          @click=${() => set(moved(codes, index, index - 1), `${nameOf(code)}, rang ${index}`, index === 1 ? `${base}-out-0` : `${base}-up-${index - 1}`)}>Monter</button>` : nothing}
        ${out(base, index, nameOf(code), () => set(codes.filter((each) => each !== code), `${nameOf(code)} : retiré`, heir(base, index, codes.length - 1)))}
      </li>`)}</ul>`;
}

export function objectList({ typed, names, id, put }: Context, catalogue: Catalogue): TemplateResult | typeof nothing {
  const links = objectsOf(typed.objets);
  const base = id('objets');
  const set = (next: readonly ObjectLink[], said: string, focus: string): void => put('objets', objectsText(next), said, focus);
  return links.length === 0 ? nothing : html`
    <ul class="chosen" aria-labelledby="${base}-label">${links.map((link, index) => html`
      <li><span>${names.object(link)} <span class="unit">${catalogue.layer(link.layer)?.title ?? link.layer}</span></span>
        <select id="${base}-role-${index}" aria-label="Lien avec ${names.object(link)}" @change=${(event: Event) => {
          const role = (event.target as HTMLSelectElement).value;
          const twin = links.some((each) => each.layer === link.layer && each.id === link.id && each.role === role);
          const others = links.filter((each) => each !== link);
          set(twin ? others : [...others, { ...link, role }], `${names.object(link)} : ${roleName(role)}`, '');
        }}>${ROLES.map((role) => html`<option value=${role} ?selected=${role === link.role} .selected=${role === link.role}>${roleName(role)}</option>`)}</select>
        ${out(base, index, names.object(link), () => set(links.filter((each) => each !== link), `${names.object(link)} : retiré`, heir(base, index, links.length - 1)))}
      </li>`)}</ul>`;
}

export function partyChoices(names: Names, typed: Typed): readonly Choice[] {
  const taken = codesOf(typed.maitres_ouvrage);
  return names.parties.filter(({ code }) => !taken.includes(code)).map(({ code, nom, nom_long }) => ({ value: code, title: nom, below: nom_long }));
}

export function communeChoices(catalogue: Catalogue, typed: Typed): readonly Choice[] {
  const taken = codesOf(typed.communes);
  return (catalogue.known('communes') ?? []).filter(({ id }) => !taken.includes(id))
    .map(({ id }) => ({ value: id, title: catalogue.nameOf('communes', id) ?? id, below: id }))
    .sort((a, b) => a.title.localeCompare(b.title, 'fr'));
}

/** The layers whose objects a fiche may be tied to. */
export function linkLayers(catalogue: Catalogue): readonly Choice[] {
  return catalogue.layers.filter(({ id }) => id !== 'fiches' && !isGround(id)).map(({ id, title }) => ({ value: id, title }));
}

export function objectChoices(catalogue: Catalogue, layer: string, typed: Typed): readonly Choice[] {
  const taken = objectsOf(typed.objets);
  const label = catalogue.layer(layer)?.label;
  return label === undefined ? [] : (catalogue.known(layer) ?? [])
    .filter(({ id }) => !taken.some((link) => link.layer === layer && link.id === id))
    .map((item) => ({ value: item.id, title: itemName(item, label), below: item.id }));
}
