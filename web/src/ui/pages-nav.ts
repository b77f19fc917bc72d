// The way between the map and the pages that take the whole window.

import { html, type TemplateResult } from 'lit';
import { href, HOME, type Route } from '../state/route.ts';
import { tableauRoute } from '../state/tableau-route.ts';
import { contractName, contractIds } from './links.ts';

export function pagesNav(current: Route): TemplateResult {
  const pages: readonly (readonly [string, Route, boolean])[] = [
    ['Carte', HOME, false],
    ['Contrats', { page: 'contrats', id: '', filtres: {} }, current.page === 'contrats'],
    ['Fiches', tableauRoute(), current.page === 'tableau'],
    ['Suivi', { page: 'suivi', id: '', filtres: {} }, current.page === 'suivi'],
    ['Thèmes', { page: 'themes', theme: '', filtres: {} }, current.page === 'themes'],
    ['Sobriété foncière', { page: 'scot', vue: 'comparaison', perimetre: '', filtres: {} }, current.page === 'scot'],
    ['Anomalies', { page: 'anomalies', id: '', filtres: {} }, current.page === 'anomalies'],
    ['Comités', { page: 'comites', id: '', seance: false, filtres: {} }, current.page === 'comites'],
    ['Participer', { page: 'participer', theme: '', idee: '' }, current.page === 'participer' || current.page === 'participation'],
    ...contractIds().map((id) => [contractName(id), { page: 'contrat', id, filtres: {} }, current.page === 'contrat' && current.id === id] as const),
  ];
  return html`
    <nav class="pages" aria-label="Pages">
      <ul>${pages.map(([title, route, here]) => html`<li class=${route.page === 'contrat' ? 'roomy' : ''}><a href=${href(route)} aria-current=${here ? 'true' : 'false'}>${title}</a></li>`)}</ul>
    </nav>
  `;
}
