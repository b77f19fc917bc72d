// The way between the map and the pages that take the whole window: the pages of every day on a line, all of them by subject behind
// one button. Where the line has no room, the button alone.

import { html, nothing, type TemplateResult } from 'lit';
import { href, HOME, type Route } from '../state/route.ts';
import { tableauRoute } from '../state/tableau-route.ts';
import { contractName, contractIds } from './links.ts';

/** A way in: its title, where it leads, the pages it is the way to; `line`: one goes there every day. */
export interface Way {
  readonly title: string;
  readonly route: Route;
  readonly pages: readonly Route['page'][];
  readonly hint?: string;
  readonly line?: boolean;
}

export interface WayGroup {
  readonly title: string;
  readonly ways: readonly Way[];
}

/** All the ways, by subject. A page that comes adds its line here, and is on the line, in the menu and on the home sheet. */
export function ways(): readonly WayGroup[] {
  return [
    { title: 'Territoire', ways: [
      { title: 'Carte', route: HOME, pages: ['accueil'], line: true },
      { title: 'Thèmes', route: { page: 'themes', theme: '', filtres: {} }, pages: ['themes'], hint: 'Cités, friches, parcs, EV5, zones', line: true },
      { title: 'Sobriété foncière', route: { page: 'scot', vue: 'comparaison', perimetre: '', filtres: {} }, pages: ['scot'], hint: 'Trajectoires, projets, registres', line: true },
    ] },
    { title: 'Contrats', ways: [
      { title: 'Fiches', route: tableauRoute(), pages: ['tableau'], hint: 'Toutes, à trier et filtrer', line: true },
      { title: 'Contrats', route: { page: 'contrats', id: '', filtres: {} }, pages: ['contrats'], hint: 'Côte à côte', line: true },
      { title: 'Suivi', route: { page: 'suivi', id: '', filtres: {} }, pages: ['suivi'], hint: 'Argent, avancement, alertes', line: true },
      { title: 'Comités', route: { page: 'comites', id: '', seance: false, filtres: {} }, pages: ['comites'], hint: 'Ce qui a bougé, à décider', line: true },
    ] },
    { title: 'Vérifier', ways: [
      { title: 'Qualité', route: { page: 'qualite', filtres: {} }, pages: ['qualite'], hint: 'Ce qui manque, où le reprendre', line: true },
      { title: 'Anomalies', route: { page: 'anomalies', id: '', filtres: {} }, pages: ['anomalies'], hint: 'Ce que les contrats contredisent' },
    ] },
    { title: 'Participer et gérer', ways: [
      { title: 'Participer', route: { page: 'participer', theme: '', idee: '' }, pages: ['participer', 'participation'], hint: 'Idées des habitants', line: true },
      { title: 'Importer', route: { page: 'depot', essai: '', couche: '' }, pages: ['depot'], hint: 'Un fichier vers une couche' },
      { title: 'Clés', route: { page: 'cles' }, pages: ['cles'], hint: 'Qui peut écrire' },
    ] },
  ];
}

function link({ title, route }: Way, here: boolean): TemplateResult {
  return html`<a href=${href(route)} aria-current=${here ? 'true' : 'false'}>${title}</a>`;
}

/** A link of the menu closes it; the focus stays where the page puts it. */
const close = (event: Event): void => {
  const details = event.currentTarget as HTMLDetailsElement;
  if ((event.target as Element).closest('a') !== null) details.open = false;
};

const escape = (event: KeyboardEvent): void => {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.key !== 'Escape' || !details.open) return;
  details.open = false;
  details.querySelector('summary')?.focus();
};

const leave = (event: FocusEvent): void => {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.relatedTarget instanceof Node && !details.contains(event.relatedTarget)) details.open = false;
};

export function pagesNav(current: Route): TemplateResult {
  const groups = ways();
  const isHere = ({ pages }: Way): boolean => pages.includes(current.page);
  return html`
    <nav class="pages" aria-label="Pages">
      <ul>${groups.flatMap((group) => group.ways.filter(({ line }) => line === true)).map((way) => html`<li>${link(way, isHere(way))}</li>`)}</ul>
      <details class="pages-menu" @click=${close} @keydown=${escape} @focusout=${leave}>
        <summary>Menu</summary>
        <div class="pages-menu-body">
          ${groups.map(({ title, ways: each }) => html`<div class=${each.every(({ line }) => line === true) ? 'on-the-line' : ''}><h2>${title}</h2>
            <ul>${each.map((way) => html`<li class=${way.line === true ? 'on-the-line' : ''}>${link(way, isHere(way))}</li>`)}</ul></div>`)}
          ${contractIds().length === 0 ? nothing : html`<div><h2>Un contrat</h2><ul>${contractIds().map((id) => html`<li><a href=${href({ page: 'contrat', id, filtres: {} })} aria-current=${current.page === 'contrat' && current.id === id ? 'true' : 'false'}>${contractName(id)}</a></li>`)}</ul></div>`}
        </div>
      </details>
    </nav>
  `;
}
