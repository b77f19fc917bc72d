// Fiches: their list and what one says. Amounts are euros as printed; a word printed instead of an amount is `mention`.

import { address, getJson } from './http.ts';
import type { FicheDocument, Conflict } from './edit.ts';
import type { Bbox, CommuneRef, EpciRef, FicheRef, Link, List, ObjetRef } from './refs.ts';

export interface FicheSummary extends FicheRef {
  readonly axe: string | null;
  readonly maitres_ouvrage: readonly string[];
  readonly type_operation: string | null;
  readonly annee_lancement: number | null;
  readonly statut: string | null;
  readonly montant_total_eur: number | null;
  readonly montant_total_mention?: string | null;
  readonly communes: readonly string[];
  readonly objets: number;
  /** Acronym of the agglomeration that signs the contract. */
  readonly epci: string | null;
  readonly prevu_eur: number | null;
  readonly realise_eur: number | null;
  readonly retenu_eur: number | null;
  readonly reste_a_financer_eur: number | null;
  readonly dernier_mouvement: string | null;
  /** Its calendar is over and its status is not. */
  readonly retard: boolean;
  /** What it is shown by on the map; `epci`: the whole agglomeration, for want of a finer place. */
  readonly emprise: string | null;
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

/** A printed cell: an amount, a rate, a word, or nothing (all null). */
export interface Amount {
  readonly montant_eur: number | null;
  readonly taux_pct?: number | null;
  readonly mention: string | null;
  /** The cell as printed, when it differs. */
  readonly imprime: string | null;
}

export interface AmountLine extends Amount {
  readonly libelle: string;
}

export interface AmountTable {
  readonly lignes: readonly AmountLine[];
  readonly total: AmountLine | null;
}

export interface MoneySection {
  readonly section: string;
  readonly taxe: string | null;
  readonly periode: string | null;
  readonly depenses: AmountTable | null;
  readonly recettes: AmountTable | null;
}

export interface ScheduleCell extends Amount {
  readonly annee: number;
}

export interface ScheduleLine {
  readonly poste: string;
  readonly total: Amount | null;
  readonly cases: readonly ScheduleCell[];
}

export interface Schedule {
  readonly annees: readonly number[];
  readonly taxe: string | null;
  readonly lignes: readonly ScheduleLine[];
}

export interface Party {
  readonly code: string;
  readonly nom: string;
  readonly nom_long: string | null;
}

/** A funder's row, or a share printed in the recapitulative table (`colonne`). */
export interface Partner extends Amount {
  readonly parties: readonly Party[];
  readonly nom_imprime: string | null;
  readonly colonne: string | null;
  readonly dispositif: string | null;
  readonly etat: string | null;
  readonly delai: string | null;
  readonly difficultes: string | null;
}

/** The fiche's row in the contract's recapitulative table, as printed. */
export interface MaquetteRow {
  readonly libelle: string | null;
  readonly maitre_ouvrage: string | null;
  readonly annee: string | null;
  readonly couts: Readonly<Record<string, Amount>>;
  readonly financements: string | null;
  readonly commentaire: string | null;
}

interface Titled {
  readonly id: string;
  readonly titre: string;
}

export interface Node extends Titled {
  readonly niveau: string;
  readonly numero: string | null;
}

interface Sourced {
  readonly sources: readonly string[];
}

export interface Provenance {
  readonly document: { readonly id: string; readonly titre: string; readonly date: string | null };
  readonly section: string | null;
  readonly premiere_ligne: number;
  readonly derniere_ligne: number;
}

export interface Fiche extends FicheRef {
  readonly contrat_titre: string;
  readonly contrat_sigle: string | null;
  readonly epci: EpciRef | null;
  readonly axe: string | null;
  readonly strategie: readonly Node[];
  readonly objectifs: readonly Node[];
  readonly contractualisations: readonly Titled[];
  readonly statut: string | null;
  readonly portee: string | null;
  readonly maitres_ouvrage: readonly Party[];
  readonly type_operation: string | null;
  readonly budget: string | null;
  readonly annee_lancement: number | null;
  readonly annee_debut: number | null;
  readonly annee_fin: number | null;
  readonly date_maj: string | null;
  readonly description: string;
  readonly operations: readonly ({ readonly texte: string } & Sourced)[];
  readonly prerequis: readonly ({ readonly texte: string } & Sourced)[];
  readonly montant_total_eur: number | null;
  readonly montant_total_mention: string | null;
  readonly sections: readonly MoneySection[];
  readonly echeancier: Schedule | null;
  readonly partenaires: readonly Partner[];
  readonly partenaires_total: Partner | null;
  readonly parts: readonly Partner[];
  readonly maquette: readonly MaquetteRow[];
  readonly communes: readonly (CommuneRef & { readonly role: string | null })[];
  readonly communes_exterieures: readonly (CommuneRef & { readonly role: string | null })[];
  readonly objets: readonly (ObjetRef & { readonly role: string | null })[];
  readonly geometrie_origine: string | null;
  readonly champs_imprimes: readonly { readonly champ: string; readonly imprime: string | null }[];
  readonly provenance: readonly Provenance[];
  readonly version: number;
  /** When it was archived; null for a fiche in use. */
  readonly archivee_le: string | null;
  /** What people may edit. */
  readonly document: FicheDocument;
  readonly conflits: readonly Omit<Conflict, 'fiche' | 'libelle'>[];
}

export function listFiches(query: { contrat?: string; q?: string; limit?: number }, signal?: AbortSignal): Promise<FicheList> {
  return getJson(address('/api/fiches', query), signal);
}

export function getFiche(id: string, signal?: AbortSignal): Promise<Fiche> {
  return getJson(`/api/fiches/${encodeURIComponent(id)}`, signal);
}
