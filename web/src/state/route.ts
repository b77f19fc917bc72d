// What the page shows, as an address: `#/commune/62413?carte=12.1/50.45/2.9&couches=friches,zae`.
// The path is the sheet in the panel; the map beside it is written by view.ts.

import { committeeParameters, committeePath, type CommitteeRoute, parseCommittee } from './committee-route.ts';
import { contratParameters, contratPath, type ContratRoute, parseContrat } from './contrat-route.ts';
import { type EditRoute, editParameters, editPath, isEdit, parseEdit } from './edit-route.ts';
import { isParticipation, parseParticipation, participationParameters, type ParticipationRoute } from './participation-route.ts';
import { parseScot, scotParameters, scotPath, type ScotRoute } from './scot-route.ts';
import { selectionParameters, type SelectionRoute, parseSelection } from './selection-route.ts';
import { parseTerritory, territoryParameters, territoryPath, type TerritoryRoute } from './territory-route.ts';
import { parseTheme, themeParameters, themePath, type ThemeRoute } from './theme-route.ts';
import { parseTableau, tableauParameters, type TableauRoute } from './tableau-route.ts';
import { parseView, PLAIN_VIEW, type View, viewParameters } from './view.ts';

export type { Camera, View } from './view.ts';

export type Route =
  | { readonly page: 'accueil' }
  | { readonly page: 'commune'; readonly insee: string }
  | { readonly page: 'fiche'; readonly id: string }
  | { readonly page: 'objet'; readonly layer: string; readonly id: string }
  | { readonly page: 'couche'; readonly layer: string }
  /** Where a fiche is: what it is linked to, what is drawn for it. */
  | { readonly page: 'lieux'; readonly id: string }
  | { readonly page: 'fiches'; readonly contrat: string; readonly q: string }
  | SelectionRoute
  | ZoneRoute
  | WideRoute;

/** Pages of tables, which take the whole window. */
export type WideRoute = CommitteeRoute | ContratRoute | DepotRoute | DossierRoute | EditRoute | ImportRoute | ParticipationRoute | ScotRoute | TableauRoute | TerritoryRoute | ThemeRoute;

/** The same fiche, whole. */
export interface DossierRoute {
  readonly page: 'dossier';
  readonly id: string;
}

/** A file into a layer: `essai`, once it is sent; `couche`, when one knows where it goes. */
export interface DepotRoute {
  readonly page: 'depot';
  readonly essai: string;
  readonly couche: string;
}

/** A follow-up table into the fiches of a contract. */
export interface ImportRoute {
  readonly page: 'import';
  readonly id: string;
}

/**
 * A zone is drawn (`trace`, an encoded area), taken from an object (`objet`: layer/id), or still to be made. What is said of
 * it as a project is there when it is said.
 */
export interface ZoneRoute {
  readonly page: 'zone';
  readonly trace: string;
  readonly objet: string;
  readonly distance: number;
  readonly nature?: string;
  readonly etat?: string;
  /** Day it takes its ground, AAAA-MM-JJ. */
  readonly effet?: string;
}

export interface Location {
  readonly route: Route;
  readonly view: View;
}

export const HOME: Route = { page: 'accueil' };
export const MAXIMUM_DISTANCE = 20_000;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parseRoute(path: string, query: URLSearchParams): Route {
  const parts = path.split('/').map(decode);
  const [page = '', first = '', ...rest] = parts;
  const last = rest.join('/');
  if (page === 'commune' && first !== '') return { page, insee: first };
  if ((page === 'dossier' || page === 'import' || page === 'lieux') && first !== '') return { page, id: first };
  if (page === 'import') return { page: 'depot', essai: query.get('essai') ?? '', couche: query.get('couche') ?? '' };
  if (page === 'fiche' && first !== '') return { page, id: first };
  if (page === 'objet' && first !== '' && last !== '') return { page, layer: first, id: last };
  if (page === 'couche' && first !== '') return { page, layer: first };
  if (page === 'fiches') return { page, contrat: query.get('contrat') ?? '', q: query.get('q') ?? '' };
  if (page === 'zone') {
    const distance = Number(query.get('distance') ?? 0);
    const kept = Number.isFinite(distance) ? Math.min(Math.max(0, Math.round(distance)), MAXIMUM_DISTANCE) : 0;
    const said = (['nature', 'etat', 'effet'] as const).flatMap((name) => {
      const value = query.get(name) ?? '';
      return (name === 'effet' ? /^\d{4}-\d{2}-\d{2}$/ : /^[a-z]{1,30}$/).test(value) ? [[name, value] as const] : [];
    });
    return { page, trace: query.get('trace') ?? '', objet: query.get('objet') ?? '', distance: kept, ...Object.fromEntries(said) };
  }
  if (page === 'selection') return parseSelection(query);
  return parseContrat(parts, query) ?? parseScot(parts, query) ?? parseTheme(parts, query) ?? parseTableau(parts, query) ?? parseEdit(parts, query) ?? parseParticipation(parts, query) ?? parseCommittee(parts, query) ?? parseTerritory(parts, query) ?? HOME;
}

export function parse(hash: string): Location {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const query = new URLSearchParams(search);
  return { route: parseRoute(path, query), view: parseView(query) };
}

function path(route: Route): string {
  switch (route.page) {
    case 'accueil':
      return '';
    case 'commune':
      return `commune/${encodeURIComponent(route.insee)}`;
    case 'fiche':
      return `fiche/${encodeURIComponent(route.id)}`;
    case 'dossier':
    case 'lieux':
    case 'import':
      return `${route.page}/${encodeURIComponent(route.id)}`;
    case 'objet':
      return `objet/${encodeURIComponent(route.layer)}/${encodeURIComponent(route.id)}`;
    case 'couche':
      return `couche/${encodeURIComponent(route.layer)}`;
    case 'depot':
      return 'import';
    case 'scot':
      return scotPath(route);
    case 'comites':
      return committeePath(route);
    case 'themes':
      return themePath(route);
    case 'territoire':
    case 'qualite':
    case 'cles':
      return territoryPath(route);
    case 'fiches':
    case 'selection':
    case 'participation':
    case 'participer':
    case 'zone':
    case 'tableau':
      return route.page;
    default:
      return isEdit(route) ? editPath(route) : contratPath(route);
  }
}

function parameters(route: Route): [string, string][] {
  switch (route.page) {
    case 'fiches':
      return [['contrat', route.contrat], ['q', route.q]];
    case 'depot':
      return [['essai', route.essai], ['couche', route.couche]];
    case 'scot':
      return scotParameters(route);
    case 'comites':
      return committeeParameters(route);
    case 'themes':
      return themeParameters(route);
    case 'territoire':
    case 'qualite':
    case 'cles':
      return territoryParameters(route);
    case 'selection':
      return selectionParameters(route);
    case 'tableau':
      return tableauParameters(route);
    case 'zone':
      return [['trace', route.trace], ['objet', route.objet], ['distance', route.distance === 0 ? '' : String(route.distance)], ['nature', route.nature ?? ''], ['etat', route.etat ?? ''], ['effet', route.effet ?? '']];
    case 'accueil':
    case 'commune':
    case 'fiche':
    case 'objet':
    case 'couche':
    case 'dossier':
    case 'lieux':
    case 'import':
      return [];
    default:
      return isEdit(route) ? editParameters(route) : isParticipation(route) ? participationParameters(route) : contratParameters(route);
  }
}

const BESIDE_THE_MAP: readonly Route['page'][] = ['accueil', 'lieux', 'commune', 'fiche', 'objet', 'couche', 'fiches', 'selection', 'zone'];

/** Whether the page takes the whole window; the map then waits beneath. */
export function isWide(route: Route): route is WideRoute {
  return !BESIDE_THE_MAP.includes(route.page);
}

/** Wide pages that leave room for the map, where the window has some. */
export function isBeside(route: Route): boolean {
  return route.page === 'tableau' && route.filtres.vue !== 'tableau';
}

/** An address of a sheet, for a link; the map's part is added when one goes there. */
export function href(route: Route): string {
  return format({ route, view: PLAIN_VIEW });
}

export function format({ route, view }: Location): string {
  const pairs = parameters(route).filter(([, value]) => value !== '');
  pairs.push(...viewParameters(view));
  // Slashes, commas and colons stay readable in a hash.
  const query = new URLSearchParams(pairs).toString().replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%3B', ';').replaceAll('%7C', '|');
  return `#/${path(route)}${query === '' ? '' : `?${query}`}`;
}

export function sameRoute(a: Route, b: Route): boolean {
  return href(a) === href(b);
}
