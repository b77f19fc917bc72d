// Themes: figures that say what they rest on, distributions, the profile of a line, the table of objects.

import { address, getJson } from './http.ts';
import type { List } from './refs.ts';

export interface ThemeFigure {
  readonly id: string;
  readonly titre: string;
  /** Null: no object concerned gives one. */
  readonly valeur: number | null;
  readonly unite: string | null;
  readonly renseignes: number;
  readonly sur: number;
}

interface ThemeHead {
  readonly id: string;
  readonly titre: string;
  readonly phrase: string;
  readonly layer: string;
  readonly nombre: number;
}

export interface ThemeSummary extends ThemeHead {
  readonly chiffre: ThemeFigure;
}

export interface BreakdownPart {
  readonly serie: string;
  readonly nombre: number;
  readonly mesure: number | null;
  readonly sans_mesure: number;
  readonly objets: readonly string[];
}

export interface Breakdown {
  readonly id: string;
  readonly titre: string;
  readonly ligne: string;
  readonly unite: string | null;
  readonly series: readonly { readonly code: string; readonly titre: string }[];
  readonly lignes: readonly { readonly code: string; readonly titre: string; readonly parts: readonly BreakdownPart[] }[];
}

export interface ProfilePart {
  readonly id: string;
  readonly nom: string;
  readonly statut: string | null;
  readonly debut_km: number;
  readonly fin_km: number;
  /** As a document prints it; null: the drawing's, indicative. */
  readonly longueur_km: number | null;
  readonly ecart_m: number | null;
  readonly communes: readonly { readonly insee: string; readonly nom: string; readonly debut_km: number; readonly fin_km: number }[];
}

export interface Profile {
  readonly sens: 'itineraire' | 'ouest_est';
  readonly longueur_km: number;
  readonly troncons: readonly ProfilePart[];
}

export interface Completeness {
  readonly champ: string;
  readonly titre: string;
  readonly renseignes: number;
  readonly sur: number;
  readonly phrase: string | null;
}

export interface ThemeColumn {
  readonly id: string;
  readonly titre: string;
  readonly type: string;
  readonly unite: string | null;
}

export type ThemeLine = Readonly<Record<string, string | number | null>>;

export interface Theme extends ThemeHead {
  readonly perimetre: { readonly id: string; readonly titre: string } | null;
  readonly chiffres: readonly ThemeFigure[];
  readonly imprimes: readonly { readonly phrase: string; readonly valeur: number; readonly unite: string | null; readonly source: string }[];
  readonly repartitions: readonly Breakdown[];
  readonly profil: Profile | null;
  readonly statuts: readonly { readonly code: string; readonly titre: string }[];
  readonly completude: readonly Completeness[];
  readonly colonnes: readonly ThemeColumn[];
  readonly groupes: readonly { readonly lignes: readonly ThemeLine[] }[];
  readonly notes: readonly string[];
  readonly sources: readonly string[];
}

export interface Continuity {
  readonly tolerance_m: number;
  readonly longueur_km: number;
  readonly ensembles: readonly unknown[];
  readonly ruptures: readonly { readonly de: { readonly nom: string | null }; readonly vers: { readonly nom: string | null }; readonly distance_m: number }[];
}

export type Territory = Readonly<Partial<Record<'scot' | 'epci' | 'commune', string | undefined>>>;

export function listThemes(territory: Territory, signal?: AbortSignal): Promise<List<ThemeSummary>> {
  return getJson(address('/api/themes', territory), signal);
}

export function getTheme(id: string, territory: Territory, signal?: AbortSignal): Promise<Theme> {
  return getJson(address(`/api/themes/${encodeURIComponent(id)}`, territory), signal);
}

export function themeFile(id: string, territory: Territory, extension: string): string {
  return address(`/api/themes/${encodeURIComponent(id)}.${extension}`, territory);
}

/** Where the route breaks, as drawn. */
export function getContinuity(layer: string, signal?: AbortSignal): Promise<Continuity> {
  return getJson(address('/api/analyses/continuite', { layer }), signal);
}
