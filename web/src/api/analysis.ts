// What a geometry touches, and what it means for the SCoT.

import type { Geometry } from 'geojson';
import { postJson } from './http.ts';
import type { EtatHere, Envelope, Guard } from './what-if.ts';
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
  readonly fiches: readonly (FicheRef & { readonly role: string | null; readonly portee?: string })[];
  readonly totaux: Readonly<Record<string, LayerTotal>>;
}

export function select(geometry: Geometry, distance_m: number, signal?: AbortSignal): Promise<Selection> {
  return postJson('/api/analyses/selection', { geometry, distance_m }, signal);
}

export interface Interval {
  readonly minimum: number | null;
  readonly maximum: number | null;
}

export interface ScotShare extends ScotRef {
  readonly surface_ha: number | null;
  readonly enveloppe_ha: number | null;
  readonly reste_ha: number | null;
  readonly raison: string | null;
}

/** `sol`: what its ground counts as (urbanise, enaf, a_trancher, prevu); `motif` says why. */
export interface OverlapObjet extends ObjetRef {
  readonly surface_ha: number;
  readonly sol?: string;
  readonly motif?: string;
}

/** A dated set of rules, with the legal texts it rests on. */
export interface RuleSet {
  readonly titre: string;
  readonly description: string;
  readonly textes: readonly string[];
  readonly parametres: readonly RuleParameter[];
}

/** One of the three values is given; `etat` indicatif: shown, not applied. */
export interface RuleParameter {
  readonly titre: string;
  readonly valeur: number | null;
  readonly valeur_date: string | null;
  readonly valeur_texte: string | null;
  readonly unite: string | null;
  readonly etat: string;
  readonly source: string;
}

export interface TraceStep {
  readonly etape: string;
  readonly valeur: number | null;
  readonly unite: string | null;
  readonly calcul?: string | null;
}

export interface MeasureSource {
  readonly titre: string;
  readonly attribution: string | null;
}

/** Figures are null for a fiche that has no footprint; `raisons` says why. */
export interface ScotCheck {
  readonly surface_ha: number | null;
  readonly communes: readonly (CommuneRef & { readonly surface_ha: number | null })[];
  readonly scots: readonly ScotShare[];
  readonly hors_perimetre_ha: number | null;
  readonly recouvrements: Readonly<Record<string, { readonly surface_ha: number; readonly objets: readonly OverlapObjet[] }>>;
  readonly deja_urbanise_ha: Interval;
  readonly consommation_potentielle_ha: Interval;
  readonly surface_restante_ha: number | null;
  readonly enaf: string | null;
  readonly regle: RuleSet | null;
  readonly raisons: readonly string[];
  readonly sources?: readonly MeasureSource[];
  readonly trace: readonly TraceStep[];
  readonly nature?: string | null;
  readonly etat?: EtatHere | null;
  readonly date_effet?: string | null;
  readonly deja_dans_millesime?: Guard | null;
  readonly sols?: readonly { readonly code: string; readonly titre: string; readonly surface_ha: number; readonly par: string | null }[];
  readonly consommation_ha?: Interval | null;
  readonly hors_enveloppe_ha?: Interval | null;
  readonly charge_ha?: Interval | null;
  readonly enveloppes?: readonly Envelope[];
  readonly phrase?: string | null;
  readonly occupation_sol?: {
    readonly source: string | null;
    readonly millesime: number | null;
    readonly classes: readonly { readonly code_cs: string; readonly code_us: string; readonly titre: string; readonly surface_ha: number; readonly artificialise: boolean | null }[];
    readonly artificialise_ha: number | null;
    readonly raison: string | null;
  } | null;
}

/** What one says of a project that is checked; empty is not said. */
export interface SaidOfProject {
  readonly nature: string;
  readonly etat: string;
  readonly date_effet: string;
}

/** Throws {@link ApiProblem}: 422 names what is wrong with the geometry and where. */
export function checkScot(geometry: Geometry, signal?: AbortSignal, said: Partial<SaidOfProject> = {}): Promise<ScotCheck> {
  return postJson('/api/scot/verifier', checkBody(geometry, said), signal);
}

export function checkBody(geometry: Geometry, said: Partial<SaidOfProject>): Readonly<Record<string, unknown>> {
  return { geometry, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')) };
}

/** The footprint of a fiche: the objects it acts on. */
export function checkScotOfFiche(fiche: string, signal?: AbortSignal): Promise<ScotCheck> {
  return postJson('/api/scot/verifier', { fiche }, signal);
}
