// What one goes on to do with a selection.

import type { Geometry } from 'geojson';
import { html, type TemplateResult } from 'lit';
import { href, type Route } from '../state/route.ts';
import type { SelectionRoute } from '../state/selection-route.ts';
import { isKept, keep } from '../zone/kept.ts';

/** The study of the same ground: of the one object that is chosen, or of the outline. */
export function zoneRoute({ trace, objets, distance }: SelectionRoute, geometry: Geometry): Route {
  const [only] = objets;
  if (only !== undefined && objets.length === 1) return { page: 'zone', trace: '', objet: only, distance };
  return { page: 'zone', trace: trace === '' ? keep(geometry) : trace, objet: '', distance };
}

export function ways(study: () => void, clear: () => void): TemplateResult {
  return html`
    <p class="actions">
      <button type="button" class="button" @click=${study}>Étudier cette zone, vérifier le foncier</button>
      <button type="button" class="button quiet" @click=${clear}>Tout effacer</button>
    </p>`;
}

export function sharing(route: SelectionRoute): TemplateResult {
  return html`<p class="hint">${isKept(route.trace)
    ? 'Ce tracé est trop long pour une adresse : il n’est gardé que dans cet onglet.'
    : html`L’adresse de cette page mène à la même sélection. <a href=${href(route)}>La garder en favori</a>`}</p>`;
}
