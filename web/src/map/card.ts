// The card beside the pointer: what is under it; and the choice when a click meets several objects.

import { html, nothing, type TemplateResult } from 'lit';
import { type Catalogue, itemName } from '../state/catalogue.ts';
import { objetLink } from '../ui/links.ts';
import { symbol } from '../ui/symbol.ts';
import type { Pointed } from './map-view.ts';
import type { Target } from './pick.ts';

/** The name as the map has it: from a tile, or from the point of the name. */
function nameOn(seen: Target['seen'], label: string): string | null {
  const name = seen?.[label] ?? seen?.['nom'];
  return typeof name === 'string' && name !== '' ? name : null;
}

function words(catalogue: Catalogue, { layer: id, id: objectId, seen }: Target): { name: string; kind: string } {
  const layer = catalogue.layer(id);
  const item = catalogue.find(id, objectId);
  const field = layer?.style.cases?.field;
  const value = field === undefined ? undefined : (item?.properties ?? seen)?.[field];
  const status = layer?.style.cases?.values.find((candidate) => candidate.value === String(value))?.title;
  return {
    name: item !== null && layer !== null ? itemName(item, layer.label) : (nameOn(seen, layer?.label ?? 'nom') ?? objectId),
    kind: status ? `${layer?.title ?? id}, ${status.toLowerCase()}` : (layer?.title ?? id),
  };
}

/** What the pointer is on; a commune is named only when nothing else is there. */
export function hoverCard(catalogue: Catalogue, { targets }: Pointed): TemplateResult | typeof nothing {
  const objects = targets.filter(({ layer }) => layer !== 'communes');
  const [first] = objects.length > 0 ? objects : targets;
  if (first === undefined) return nothing;
  const { name, kind } = words(catalogue, first);
  return html`
    <p class="card-name">${symbol(catalogue.layer(first.layer))} ${name}</p>
    <p class="card-kind">${kind}${objects.length > 1 ? html` · et ${objects.length - 1} autre${objects.length > 2 ? 's' : ''}` : nothing}</p>
  `;
}

export function choiceCard(catalogue: Catalogue, { targets }: Pointed, close: () => void): TemplateResult {
  return html`
    <div class="card-head">
      <p class="card-name">À cet endroit</p>
      <button type="button" class="card-close" aria-label="Fermer" @click=${close}>×</button>
    </div>
    <ul class="card-list" @click=${close}>
      ${targets.map((target) => {
        const { name, kind } = words(catalogue, target);
        return html`<li>${symbol(catalogue.layer(target.layer))}<span>${objetLink({ ...target, nom: name })}<br /><span class="card-kind">${kind}</span></span></li>`;
      })}
    </ul>
  `;
}
