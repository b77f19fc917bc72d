// The objects one chose, each with the way to put it back; and the field where a commune is written.

import type { Geometry, GeometryCollection } from 'geojson';
import { html, nothing, type TemplateResult } from 'lit';
import { getItem, type Item } from '../api/features.ts';
import { fold } from '../format/fold.ts';
import { type Catalogue, itemName } from '../state/catalogue.ts';
import { symbol } from '../ui/symbol.ts';

function parts(key: string): readonly [string, string] {
  const [layer = '', id = ''] = key.split(/\/(.*)/s);
  return [layer, id];
}

/** Those the page holds. */
export function heldItems(keys: readonly string[], catalogue: Catalogue): readonly Item[] {
  return keys.flatMap((key) => catalogue.find(...parts(key)) ?? []);
}

/** One geometry of several; the service puts their parts together. Throws {@link ApiProblem}. */
export async function shapeOf(keys: readonly string[], catalogue: Catalogue): Promise<Geometry | null> {
  const items = await Promise.all(keys.map((key) => catalogue.find(...parts(key)) ?? getItem(...parts(key))));
  const geometries = items.map(({ geometry }) => geometry);
  const [only] = geometries;
  if (only === undefined || geometries.length === 1) return only ?? null;
  return { type: 'GeometryCollection', geometries } satisfies GeometryCollection;
}

type Toggle = (key: string) => void;

export function chosenList(keys: readonly string[], catalogue: Catalogue, toggle: Toggle): TemplateResult | typeof nothing {
  return keys.length === 0 ? nothing : html`
    <ul class="chips" aria-label="Choisis">
      ${keys.map((key) => {
        const [layer, id] = parts(key);
        const name = catalogue.nameOf(layer, id) ?? id;
        return html`<li class="chip">${symbol(catalogue.layer(layer))}<span>${name}</span><button type="button" aria-label="Retirer ${name}" @click=${() => toggle(key)}>×</button></li>`;
      })}
    </ul>`;
}

export function communeField(catalogue: Catalogue, toggle: Toggle): TemplateResult {
  const communes = catalogue.known('communes') ?? [];
  const add = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const found = communes.find((item) => fold(itemName(item, 'nom')) === fold(input.value));
    if (found === undefined) return;
    toggle(`communes/${found.id}`);
    input.value = '';
  };
  return html`
    <label class="field">Commune
      <input class="rule-value" type="text" list="select-communes" autocomplete="off" @change=${add} />
    </label>
    <datalist id="select-communes">${communes.map((item) => html`<option value=${itemName(item, 'nom')}></option>`)}</datalist>`;
}
