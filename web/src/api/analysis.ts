// What a geometry touches, and what it means for the SCoT.

import type { Geometry } from 'geojson';
import { postJson } from './http.ts';
import type { CommuneRef, FicheRef, ObjetRef, ScotRef } from './refs.ts';
import type { LayerTotal } from './commune.ts';

export interface TouchedObjet extends ObjetRef {
  readonly surface_commune_ha: number | null;
  readonly longueur_km: number | null;
  readonly distance_m: number | null;
}

export interface Selection {
  readonly surface_ha: number | null;
  readonly longueur_km: number | null;
  readonly distance_m: number;
  readonly communes: readonly (CommuneRef & { readonly surface_ha: number | null })[];
  readonly objets: Readonly<Record<string, readonly TouchedObjet[]>>;
  readonly fiches: readonly (FicheRef & { readonly role: string | null })[];
  readonly totaux: Readonly<Record<string, LayerTotal>>;
}

export function select(geometry: Geometry, distance_m: number, signal?: AbortSignal): Promise<Selection> {
  return postJson('/api/analyses/selection', { geometry, distance_m }, signal);
}

export interface Interval {
  readonly minimum: number;
  readonly maximum: number;
}

export interface ScotShare extends ScotRef {
  readonly surface_ha: number;
  readonly enveloppe_ha: number | null;
  readonly reste_ha: number | null;
  readonly raison: string | null;
}

export interface OverlapObjet extends ObjetRef {
  readonly surface_ha: number;
  readonly qualification?: string | null;
}

export interface ScotCheck {
  readonly surface_ha: number;
  readonly communes: readonly (CommuneRef & { readonly surface_ha: number })[];
  readonly scots: readonly ScotShare[];
  readonly hors_perimetre_ha: number;
  readonly recouvrements: Readonly<Record<string, { readonly surface_ha: number; readonly objets: readonly OverlapObjet[] }>>;
  readonly deja_urbanise_ha: Interval;
  readonly consommation_potentielle_ha: Interval;
  readonly surface_restante_ha: number;
  readonly enaf: string | null;
  readonly regle: unknown;
  readonly raisons: readonly string[];
  readonly trace: readonly { readonly etape: string; readonly valeur: number | string | null; readonly unite: string | null }[];
}

/** Throws {@link ApiProblem}: 422 names what is wrong with the geometry and where. */
export function checkScot(geometry: Geometry, signal?: AbortSignal): Promise<ScotCheck> {
  return postJson('/api/scot/verifier', { geometry }, signal);
}
