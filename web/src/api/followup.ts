// Follow-up of a contract, or of all, at a date: sums made by the service. Null is « non renseigné », never 0.

import { address, getJson } from './http.ts';
import { type CommuneRef, type FicheRef, type List, nextLink } from './refs.ts';

export interface Measures {
  readonly nombre: number;
  readonly abandonnees: number;
  /** Fiches done, of those not given up. */
  readonly taux_realisation_pct: number | null;
  /** Spent, of the cost, for the fiches where both are known. */
  readonly taux_execution_pct: number | null;
  readonly cout_eur: number | null;
  readonly sans_cout: number;
  readonly prevu_eur: number | null;
  readonly realise_eur: number | null;
  readonly attendu_eur: number | null;
  readonly sollicite_eur: number | null;
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

export interface FollowedFiche extends FicheRef {
  readonly statut: string;
  readonly cout_eur: number | null;
  readonly realise_eur: number | null;
  readonly notifie_eur: number | null;
  readonly verse_eur: number | null;
  readonly reste_a_financer_eur: number | null;
  readonly dernier_mouvement: string | null;
}

/** As the contract prints it; no value of it is measured yet. */
export interface Indicator {
  readonly id: string;
  readonly texte: string;
  readonly theme: string | null;
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
  /** Of one contract only. */
  readonly fiches?: readonly FollowedFiche[];
  readonly indicateurs?: readonly Indicator[];
  readonly regles: readonly string[];
}

/** What is asked for; nothing filters when empty. */
export interface FollowupFilters {
  readonly date?: string | undefined;
  readonly axe?: string | undefined;
  readonly commune?: string | undefined;
  readonly maitre_ouvrage?: string | undefined;
  readonly annee?: string | undefined;
}

export interface Alert {
  readonly type: string;
  readonly fiche: FicheRef;
  readonly phrase: string;
}

function base(contrat: string): string {
  return contrat === '' ? '/api/suivi' : `/api/contrats/${encodeURIComponent(contrat)}/suivi`;
}

export function getFollowup(contrat: string, filters: FollowupFilters, signal?: AbortSignal): Promise<Followup> {
  return getJson(address(base(contrat), { ...filters }), signal);
}

/** Sums of one contract, or of all, as of today, without lists of fiches. */
export function getOverview(contrat: string, signal?: AbortSignal): Promise<Followup> {
  return getJson(address('/api/suivi', { contrat }), signal);
}

/** `mois`: without a movement for that many months; empty: the service's own. Every alert, page after page. */
export async function listAlerts(contrat: string, date: string, mois: string, signal?: AbortSignal): Promise<readonly Alert[]> {
  let page = await getJson<List<Alert>>(address('/api/alertes', { contrat, date, mois, limit: 500 }), signal);
  const items = [...page.items];
  for (let next = nextLink(page.links); next !== null; next = nextLink(page.links)) {
    const { pathname, search } = new URL(next);
    page = await getJson<List<Alert>>(pathname + search, signal);
    items.push(...page.items);
  }
  return items;
}

/** The tracking table of a contract as a file, with the same filters. */
export function followupFile(contrat: string, filters: FollowupFilters, extension: string): string {
  return address(`${base(contrat)}.${extension}`, { ...filters });
}
