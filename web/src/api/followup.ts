// Follow-up of a contract, or of all, at a date: sums made by the service. Null is « non renseigné », never 0.

import type { CommuneRef, FicheRef, List } from './refs.ts';
import { address, getJson } from './http.ts';

export interface Measures {
  readonly nombre: number;
  readonly taux_realisation_pct: number | null;
  readonly cout_eur: number | null;
  readonly sans_cout: number;
  readonly prevu_eur: number | null;
  readonly realise_eur: number | null;
  readonly notifie_eur: number | null;
  readonly engage_eur: number | null;
  readonly verse_eur: number | null;
  readonly reste_a_financer_eur: number | null;
}

export interface PartnerMeasures {
  readonly partie: { readonly code: string; readonly nom: string } | null;
  readonly attendu_eur: number | null;
  readonly sollicite_eur: number | null;
  readonly notifie_eur: number | null;
  readonly engage_eur: number | null;
  readonly verse_eur: number | null;
}

export interface YearMeasures {
  readonly annee: number;
  readonly prevu_eur: number | null;
  readonly realise_eur: number | null;
}

export interface Followup {
  readonly date: string;
  readonly totaux: Measures;
  readonly par_statut: readonly { readonly statut: string; readonly nombre: number }[];
  readonly par_contrat?: readonly (Measures & { readonly contrat: { readonly id: string; readonly titre: string } })[];
  readonly par_axe: readonly (Measures & { readonly noeud: { readonly id: string; readonly titre: string } })[];
  readonly par_maitre_ouvrage: readonly (Measures & { readonly partie: { readonly code: string; readonly nom: string } | null })[];
  readonly par_commune: readonly (Measures & { readonly commune: CommuneRef })[];
  readonly epci_entier: Measures;
  readonly sans_localisation: Measures;
  readonly par_annee: readonly YearMeasures[];
  readonly par_partenaire: readonly PartnerMeasures[];
  readonly regles: readonly string[];
}

export interface Alert {
  readonly type: string;
  readonly fiche: FicheRef;
  readonly phrase: string;
}

function base(contrat: string): string {
  return contrat === '' ? '/api/suivi' : `/api/contrats/${encodeURIComponent(contrat)}/suivi`;
}

export function getFollowup(contrat: string, date: string, signal?: AbortSignal): Promise<Followup> {
  return getJson(address(base(contrat), { date }), signal);
}

export function listAlerts(contrat: string, date: string, signal?: AbortSignal): Promise<List<Alert>> {
  return getJson(address('/api/alertes', { contrat, date, limit: 500 }), signal);
}

/** The tracking table as a file. */
export function followupFile(contrat: string, date: string, extension: string): string {
  return address(`${base(contrat)}.${extension}`, { date });
}
