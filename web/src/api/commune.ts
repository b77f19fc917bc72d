// Communes and their sheets.

import { address, getJson } from './http.ts';
import type { Bbox, CommuneRef, EpciRef, FicheRef, List, ObjetRef, ScotRef } from './refs.ts';

export interface CommuneSummary extends CommuneRef {
  readonly epci: EpciRef | null;
  readonly scot: ScotRef | null;
  readonly population: number | null;
  readonly surface_ha: number | null;
  readonly bbox: Bbox | null;
}

export interface CommuneFiche extends FicheRef {
  readonly role: string | null;
  readonly axe: unknown;
  readonly montant_total_eur: number | null;
  readonly portee: string | null;
}

export interface ObjetInCommune extends ObjetRef {
  readonly surface_dans_commune_ha: number | null;
  readonly longueur_dans_commune_km: number | null;
}

export interface LayerTotal {
  readonly nombre: number;
  readonly surface_ha?: number | null;
  readonly longueur_km?: number | null;
}

export interface CommuneSheet extends CommuneSummary {
  readonly siren: string | null;
  readonly precision: string | null;
  readonly sources: readonly string[] | null;
  readonly fiches: readonly CommuneFiche[];
  readonly objets: Readonly<Record<string, readonly ObjetInCommune[]>>;
  readonly totaux: Readonly<Record<string, LayerTotal>>;
  /** Hectares, in the known years of the limited period. */
  readonly consommation_enaf: number | null;
  readonly consommation_enaf_raison: string | null;
}

export function getCommune(insee: string, signal?: AbortSignal): Promise<CommuneSheet> {
  return getJson(`/api/communes/${encodeURIComponent(insee)}`, signal);
}

export function listCommunes(query: { q?: string; epci?: string; limit?: number }, signal?: AbortSignal): Promise<List<CommuneSummary>> {
  return getJson(address('/api/communes', query), signal);
}
