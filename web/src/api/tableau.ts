// The table of fiches: counts by value of each filter, totals that follow, pages, files.

import type { FicheList } from './fiche.ts';
import { address, getJson } from './http.ts';

export interface FacetValue {
  readonly valeur: string;
  /** Null when the value is a code or a year. */
  readonly titre: string | null;
  readonly dans: string | null;
  readonly nombre: number;
  readonly choisie: boolean;
}

export interface YearMoney {
  readonly annee: number;
  readonly prevu_eur: number | null;
  readonly realise_eur: number | null;
}

export interface FunderMoney {
  readonly parties: readonly string[];
  readonly nom: string;
  readonly fiches: number;
  readonly attendu_eur: number | null;
  readonly sollicite_eur: number | null;
  readonly notifie_eur: number | null;
  readonly engage_eur: number | null;
  readonly verse_eur: number | null;
  readonly retenu_eur: number | null;
}

export interface TableTotals {
  readonly nombre: number;
  readonly montant_total_eur: number | null;
  readonly sans_montant: number;
  readonly prevu_eur: number | null;
  readonly realise_eur: number | null;
  readonly retenu_eur: number | null;
  readonly reste_a_financer_eur: number | null;
  readonly en_retard: number;
  readonly sans_emprise: number;
  readonly par_annee: readonly YearMoney[];
  readonly par_financeur: readonly FunderMoney[];
}

export interface Facets {
  readonly totaux: TableTotals;
  readonly facettes: readonly { readonly filtre: string; readonly valeurs: readonly FacetValue[] }[];
}

export type TableQuery = Readonly<Record<string, string>>;

/** Rows a page is drawn with at once. */
export const ROWS = 500;

export function getFacets(query: TableQuery, signal?: AbortSignal): Promise<Facets> {
  return getJson(address('/api/fiches/facettes', query), signal);
}

export function getRows(query: TableQuery, tri: string, signal?: AbortSignal): Promise<FicheList> {
  return getJson(address('/api/fiches', { ...query, tri, limit: ROWS }), signal);
}

export function fileAddress(extension: 'xlsx' | 'csv', query: TableQuery, shown: { readonly tri: string; readonly colonnes: string; readonly groupe: string }): string {
  return address(`/api/fiches.${extension}`, { ...query, ...shown });
}
