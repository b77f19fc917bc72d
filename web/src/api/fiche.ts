// Fiches: their list and what one says.

import { address, getJson } from './http.ts';
import type { Bbox, FicheRef, Link, List } from './refs.ts';

export interface FicheSummary extends FicheRef {
  readonly axe: string | null;
  readonly maitres_ouvrage: readonly string[];
  readonly type_operation: string | null;
  readonly annee_lancement: number | null;
  readonly statut: string | null;
  readonly montant_total_eur: number | null;
  readonly communes: readonly string[];
  readonly objets: number;
  readonly bbox: Bbox | null;
}

export interface FicheTotals {
  readonly nombre: number;
  readonly montant_total_eur: number | null;
  readonly sans_montant: number;
}

export interface FicheList extends List<FicheSummary> {
  readonly totaux?: FicheTotals;
  readonly links: readonly Link[];
}

export function listFiches(query: { contrat?: string; q?: string; limit?: number }, signal?: AbortSignal): Promise<FicheList> {
  return getJson(address('/api/fiches', query), signal);
}

export function getFiche(id: string, signal?: AbortSignal): Promise<Record<string, unknown>> {
  return getJson(`/api/fiches/${encodeURIComponent(id)}`, signal);
}
