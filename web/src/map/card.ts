// The card beside the pointer: what is under it; and the choice when a click meets several objects.

import { html, nothing, type TemplateResult } from 'lit';
import { fieldValue } from '../format/value.ts';
import { type Catalogue, itemName } from '../state/catalogue.ts';
import type { Route } from '../state/route.ts';
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

/** Fields worth a glance, the first known are told. */
const FIGURES = ['montant_total_eur', 'surface_ha', 'site_surf_brute', 'unite_fonciere_surface', 'longueur_km', 'logements', 'population', 'site_surf_comm_dispo', 'annee_lancement'];
const MOST_FIGURES = 2;

/** « Surface 4,8 ha · Logements 120 logements »; nothing for an object that is not held. */
function figures(catalogue: Catalogue, { layer: id, id: objectId }: Target): string {
  const [layer, item] = [catalogue.layer(id), catalogue.find(id, objectId)];
  if (layer === null || item === null) return '';
  const told = FIGURES.flatMap((name) => {
    const field = layer.fields.find((each) => each.name === name);
    const value = field === undefined ? null : fieldValue(field, item.properties[name]);
    return field === undefined || value === null ? [] : [field.unit && field.unit.length > 3 ? value : `${field.title} ${value}`];
  });
  return told.slice(0, MOST_FIGURES).join(' · ');
}

/** What the pointer is on; a commune is named only when nothing else is there. */
export function hoverCard(catalogue: Catalogue, { targets }: Pointed): TemplateResult | typeof nothing {
  const objects = targets.filter(({ layer }) => layer !== 'communes');
  const [first] = objects.length > 0 ? objects : targets;
  if (first === undefined) return nothing;
  const { name, kind } = words(catalogue, first);
  const told = figures(catalogue, first);
  return html`
    <p class="card-name">${symbol(catalogue.layer(first.layer))} ${name}</p>
    <p class="card-kind">${kind}${objects.length > 1 ? html` · et ${objects.length - 1} autre${objects.length > 2 ? 's' : ''}` : nothing}</p>
    ${told === '' ? nothing : html`<p class="card-kind">${told}</p>`}
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

/** The sheet of what was clicked. */
export function routeOfTarget({ layer, id }: Target): Route {
  if (layer === 'communes') return { page: 'commune', insee: id };
  return layer === 'fiches' ? { page: 'fiche', id } : { page: 'objet', layer, id };
}

/** Beside the pointer, inside the map. */
export function placeCard(card: HTMLElement | null, place: Pointed | null, map: HTMLElement): void {
  if (card === null || place === null) return;
  const { width, height } = map.getBoundingClientRect();
  const x = Math.min(place.x + 14, width - card.offsetWidth - 8);
  const y = place.y + card.offsetHeight + 24 > height ? place.y - card.offsetHeight - 14 : place.y + 14;
  card.style.setProperty('transform', `translate(${Math.max(8, x)}px, ${Math.max(8, y)}px)`);
}
