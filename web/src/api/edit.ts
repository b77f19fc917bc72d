// Editing fiches: their document, their history, what the files say otherwise than people.

import type { Geometry } from 'geojson';
import { fichePath } from './life.ts';
import { address, getJson } from './http.ts';
import { type FicheRef, type List, nextLink } from './refs.ts';
import type { FicheList, Party } from './fiche.ts';
import { write, type Written } from './write.ts';

export interface ObjectLink {
  readonly layer: string;
  readonly id: string;
  readonly role: string;
}

export interface Trace {
  readonly titre: string | null;
  /** Longitude and latitude, seven decimals. */
  readonly geometry: Geometry;
}

/** The values of a fiche that people may edit; null: not known. */
export interface FicheDocument {
  readonly titre: string;
  readonly description: string;
  /** Id of a node of the contract's strategy. */
  readonly noeud: string;
  readonly portee: string;
  readonly type_operation: string | null;
  readonly budget: string | null;
  readonly annee_lancement: number | null;
  readonly annee_debut: number | null;
  readonly annee_fin: number | null;
  /** Codes of parties, in order. */
  readonly maitres_ouvrage: readonly string[];
  /** INSEE codes. */
  readonly communes: readonly string[];
  readonly objets: readonly ObjectLink[];
  /** Geometries drawn for it, in their order. */
  readonly traces: readonly Trace[];
  /** Null: the printed total stands. */
  readonly cout_actualise_eur: number | null;
}

/** Those that a form holds; what is drawn has a page of its own. */
export type FieldName = Exclude<keyof FicheDocument, 'traces'>;

export interface HistoryEntry {
  readonly n: number;
  /** ISO 8601, with offset. */
  readonly moment: string;
  readonly auteur: string;
  readonly operation: string;
  /** Null when the operation is about the whole fiche. */
  readonly champ: string | null;
  readonly libelle: string | null;
  readonly avant: unknown;
  readonly apres: unknown;
  /** The change this one undoes. */
  readonly annule: number | null;
  readonly phrase: string;
}

export interface Conflict {
  readonly n: number;
  readonly fiche: FicheRef;
  readonly champ: string;
  readonly libelle: string;
  readonly saisi: unknown;
  /** What the files said when people entered theirs. */
  readonly fichier_avant: unknown;
  readonly fichier: unknown;
  readonly constate_le: string;
}

const PAGE = 500;

export function patchFiche(id: string, version: number, changes: Partial<FicheDocument>): Promise<Written> {
  return write({ method: 'PATCH', url: fichePath(id), body: changes, version });
}

/** Answers with the id of the new fiche. */
export async function createFiche(contrat: string, numero: string, document: Partial<FicheDocument>): Promise<string> {
  return String((await write({ method: 'POST', url: '/api/fiches', body: { contrat, numero, ...document }, version: null }))['id']);
}

export function archiveFiche(id: string, version: number): Promise<Written> {
  return write({ method: 'DELETE', url: fichePath(id), version });
}

export function restoreFiche(id: string, version: number): Promise<Written> {
  return write({ method: 'POST', url: `${fichePath(id)}/restauration`, version });
}

/** Newest first; `after` is the address of the page that follows. */
export function getHistory(id: string, signal?: AbortSignal, after: string | null = null): Promise<List<HistoryEntry>> {
  return getJson(after ?? address(`${fichePath(id)}/historique`, { limit: 50 }), signal);
}

export function undoChange(id: string, n: number, version: number): Promise<Written> {
  return write({ method: 'POST', url: `${fichePath(id)}/historique/${n}/annulation`, version });
}

export function listConflicts(query: { fiche?: string; contrat?: string }, signal?: AbortSignal): Promise<List<Conflict>> {
  return getJson(address('/api/conflits', { ...query, limit: PAGE }), signal);
}

export function settleConflict(n: number, resolution: 'garder' | 'prendre', version: number): Promise<Written> {
  return write({ method: 'POST', url: `/api/conflits/${n}`, body: { resolution }, version });
}

export function listArchived(signal?: AbortSignal): Promise<FicheList> {
  return getJson(address('/api/fiches', { archivees: 'true', limit: PAGE }), signal);
}

/** Links are absolute and may carry a host a proxy hides: only path and query are followed. */
export function nextPage(list: List<unknown>): string | null {
  const next = nextLink(list.links);
  if (next === null) return null;
  const { pathname, search } = new URL(next);
  return pathname + search;
}

/** Every party, page after page: a few dozen. */
export async function listParties(signal?: AbortSignal): Promise<readonly Party[]> {
  const parties: Party[] = [];
  for (let url: string | null = address('/api/parties', { limit: PAGE }); url !== null;) {
    const page: List<Party> = await getJson<List<Party>>(url, signal);
    parties.push(...page.items);
    url = nextPage(page);
  }
  return parties;
}
