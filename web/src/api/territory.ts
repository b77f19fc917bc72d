// A territory on one page.

import { address, getJson } from './http.ts';
import type { CommuneRef, EpciRef, Link, ScotRef } from './refs.ts';
import type { Severity } from './anomalie.ts';

export interface Figure {
  readonly cle: string;
  readonly titre: string;
  readonly valeur: number | null;
  readonly unite: string | null;
  readonly source: string | null;
  readonly raison: string | null;
}

export interface TerritoryCommune extends CommuneRef {
  readonly population: number | null;
  readonly surface_ha: number | null;
  readonly fiches: number;
  readonly part_eur: number | null;
  readonly objets: number;
}

export interface Partner {
  readonly parties: readonly { readonly code: string; readonly nom: string }[] | null;
  readonly fiches: number;
  readonly retenu_eur: number | null;
  readonly notifie_eur: number | null;
  readonly engage_eur: number | null;
  readonly verse_eur: number | null;
}

export interface Money {
  readonly fiches: number;
  readonly partagees: number;
  readonly sans_cout: number;
  readonly cout_eur: number | null;
  readonly prevu_eur: number | null;
  readonly realise_eur: number | null;
  readonly a_part: { readonly fiches: number; readonly cout_eur: number | null; readonly sans_cout: number };
  readonly par_annee: readonly { readonly annee: number; readonly prevu_eur: number | null; readonly realise_eur: number | null }[];
  readonly par_partenaire: readonly Partner[];
  readonly regle: string;
}

export interface TerritoryFiche {
  readonly id: string;
  readonly numero: string | null;
  readonly titre: string;
  readonly contrat: string;
  readonly href: string;
  readonly statut: string;
  readonly lien: 'communes' | 'agglomeration' | 'sans_lieu';
  readonly compte: boolean;
  readonly communes: number;
  readonly communes_ici: number;
  readonly maitres_ouvrage: readonly string[];
  readonly cout_eur: number | null;
  readonly part_eur: number | null;
  readonly realise_eur: number | null;
}

export interface TerritoryLayer {
  readonly couche: string;
  readonly titre: string;
  readonly nombre: number;
  readonly surface_ha: number | null;
  readonly longueur_km: number | null;
  readonly liste: readonly { readonly id: string; readonly nom: string | null; readonly surface_ha: number | null; readonly longueur_km: number | null }[];
  readonly source: string;
}

export interface Measure {
  readonly cle: string;
  readonly titre: string;
  readonly valeur: number | null;
  readonly unite: string | null;
  readonly raison: string | null;
}

export interface Land {
  readonly source: { readonly titre: string; readonly millesime: number } | null;
  readonly indicateurs: readonly Measure[];
  readonly hypotheses: readonly { readonly taux_pct: number; readonly etat: string; readonly titre: string; readonly statut: { readonly code: string; readonly titre: string; readonly phrase: string }; readonly mesures: readonly Measure[] }[];
  readonly doute: readonly string[];
  readonly taux_raison: string;
}

export interface Territory {
  readonly perimetre: {
    readonly id: string;
    readonly type: 'commune' | 'epci' | 'scot' | 'communes';
    readonly titre: string;
    readonly epci: readonly EpciRef[];
    readonly scots: readonly ScotRef[];
    readonly schematique: boolean;
  };
  readonly date: string;
  readonly chiffres: readonly Figure[];
  readonly communes: readonly TerritoryCommune[];
  readonly argent: Money;
  readonly fiches: readonly TerritoryFiche[];
  readonly objets: readonly TerritoryLayer[];
  readonly foncier: Land;
  readonly anomalies: {
    readonly nombre: number;
    readonly par_severite: Readonly<Record<Severity, number>>;
    readonly liste: readonly { readonly id: string; readonly severite: Severity; readonly phrase: string; readonly fiche: string | null; readonly numero: string | null; readonly contrat: string }[];
  };
  readonly alertes: { readonly nombre: number; readonly par_type: readonly { readonly type: string; readonly nombre: number }[] };
  readonly qualite: readonly { readonly regle: string; readonly titre: string; readonly gravite: string; readonly nombre: number }[];
  readonly links: readonly Link[];
}

function path(perimeter: string): string {
  return `/api/territoires/${encodeURIComponent(perimeter)}`;
}

export function getTerritory(perimeter: string, signal?: AbortSignal): Promise<Territory> {
  return getJson(path(perimeter), signal);
}

export function territoryFile(perimeter: string, extension: 'pdf' | 'xlsx' | 'csv', paper = ''): string {
  return address(`${path(perimeter)}.${extension}`, { papier: paper });
}
