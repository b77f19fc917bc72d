// What is compared, and under which hypothesis.

import { html, type TemplateResult } from 'lit';
import { choice, type Choice } from '../contrats/filter-parts.ts';
import type { Catalogue } from '../state/catalogue.ts';
import type { ScotRoute } from '../state/scot-route.ts';
import { percent, rate } from './figures.ts';
import { readRate } from './settings.ts';

const RATES: readonly Choice[] = [['50', `${rate(50)} (objectif national)`], ['54.47', `${rate(54.47)} (SRADDET, région entière)`]];
const KINDS: readonly Choice[] = [['epci', 'Agglomérations'], ['scot', 'SCoT']];

function named(catalogue: Catalogue, layer: string): readonly Choice[] {
  return (catalogue.known(layer) ?? []).map(({ id }) => [id, catalogue.nameOf(layer, id) ?? id] as const);
}

export function compareFilters(route: ScotRoute, catalogue: Catalogue, change: (changes: Readonly<Record<string, string>>) => void): TemplateResult {
  const { type = '', scot = '', epci = '', q = '', taux = '' } = route.filtres;
  const own: readonly Choice[] = taux === '' || RATES.some(([value]) => value === taux) ? RATES : [...RATES, [taux, `−${percent(Number(taux))} (essai)`]];
  return html`
    <div class="filters no-print" role="group" aria-label="Choisir ce qui est comparé">
      ${choice('Comparer', 'Communes', type, KINDS, (value) => change({ type: value, epci: '', scot: value === 'scot' ? '' : scot }))}
      ${choice('SCoT', 'Tous', scot, named(catalogue, 'scot'), (value) => change({ scot: value, epci: '' }))}
      ${choice('Agglomération', 'Toutes', epci, named(catalogue, 'epci'), (value) => change({ epci: value }))}
      <label>Nom <input type="search" .value=${q} @input=${(event: Event) => change({ q: (event.target as HTMLInputElement).value })} /></label>
      ${choice('Hypothèse', 'Taux confirmé', taux, own, (value) => change({ taux: value }))}
      <label>Ou un autre taux, en % <input type="text" inputmode="decimal" .value=${taux.replace('.', ',')} @change=${(event: Event) => change({ taux: readRate((event.target as HTMLInputElement).value) })} /></label>
    </div>`;
}
