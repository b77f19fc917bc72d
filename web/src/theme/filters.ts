// The territory a theme is looked at: one at a time, in the address.

import { html, type TemplateResult } from 'lit';
import { choice, type Choice } from '../contrats/filter-parts.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { type ThemeRoute, withTerritory } from '../state/theme-route.ts';

function named(catalogue: Catalogue, layer: string): readonly Choice[] {
  return (catalogue.known(layer) ?? []).map(({ id }) => [id, catalogue.nameOf(layer, id) ?? id] as const).sort(([, a], [, b]) => a.localeCompare(b, 'fr'));
}

export function themeFilters(route: ThemeRoute, catalogue: Catalogue, go: (route: ThemeRoute) => void): TemplateResult {
  const { scot = '', epci = '', commune = '' } = route.filtres;
  return html`
    <div class="filters no-print" role="group" aria-label="Choisir le territoire">
      ${choice('SCoT', 'Tous', scot, named(catalogue, 'scot'), (value) => go(withTerritory(route, 'scot', value)))}
      ${choice('Agglomération', 'Toutes', epci, named(catalogue, 'epci'), (value) => go(withTerritory(route, 'epci', value)))}
      ${choice('Commune', 'Toutes', commune, named(catalogue, 'communes'), (value) => go(withTerritory(route, 'commune', value)))}
    </div>`;
}
