// Contracts: their list, and each with its strategy tree. Totals are the service's, over all fiches concerned.

import type { FicheList, FicheSummary, FicheTotals, Party } from './fiche.ts';
import { address, getJson } from './http.ts';
import { type EpciRef, type FicheRef, type List, nextLink } from './refs.ts';

export interface ContratSummary {
  readonly id: string;
  readonly nature: 'contrat' | 'cadre';
  readonly titre: string;
  readonly sigle: string | null;
  readonly epci: EpciRef | null;
  readonly date_signature: string | null;
  readonly lieu_signature: string | null;
  readonly annee_debut: number | null;
  readonly annee_fin: number | null;
  readonly fiches: FicheTotals;
}

/** A node of the strategy; its totals hold those of the nodes it contains. */
export interface StrategyNode {
  readonly id: string;
  readonly niveau: string;
  readonly numero: string | null;
  readonly titre: string;
  readonly court: string | null;
  readonly totaux: FicheTotals;
  readonly fiches: readonly FicheRef[];
  readonly enfants: readonly StrategyNode[];
}

export interface Contrat extends ContratSummary {
  readonly document: { readonly id: string; readonly titre: string; readonly date: string | null } | null;
  readonly signataires: readonly Party[];
  readonly statuts: Readonly<Record<string, number>>;
  readonly strategie: readonly StrategyNode[];
}

export interface FicheQuery {
  readonly contrat?: string | undefined;
  readonly axe?: string | undefined;
  readonly maitre_ouvrage?: string | undefined;
  readonly type_operation?: string | undefined;
  readonly annee?: string | undefined;
  readonly statut?: string | undefined;
  readonly commune?: string | undefined;
  readonly q?: string | undefined;
}

const PAGE = 500;

export function listContrats(signal?: AbortSignal): Promise<List<ContratSummary>> {
  return getJson('/api/contrats', signal);
}

export function getContrat(id: string, signal?: AbortSignal): Promise<Contrat> {
  return getJson(`/api/contrats/${encodeURIComponent(id)}`, signal);
}

/** Every fiche that matches, page after page; the totals are the service's. */
export async function listEveryFiche(query: FicheQuery, signal?: AbortSignal): Promise<FicheList> {
  let page = await getJson<FicheList>(address('/api/fiches', { ...query, limit: PAGE }), signal);
  const items: FicheSummary[] = [...page.items];
  for (let next = nextLink(page.links); next !== null; next = nextLink(page.links)) {
    const { pathname, search } = new URL(next);
    page = await getJson<FicheList>(pathname + search, signal);
    items.push(...page.items);
  }
  return { ...page, items };
}
