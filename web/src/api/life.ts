// The life of a fiche: decisions, fundings by step, spending, notes.

import { getJson } from './http.ts';

export interface Decision {
  readonly n: number;
  readonly statut_avant: string;
  readonly statut: string;
  readonly instance: string;
  readonly date_decision: string;
  readonly motif: string | null;
  readonly auteur: string;
  readonly annulee_le: string | null;
}

export interface Step {
  readonly n: number;
  readonly etape: string;
  readonly date_etape: string;
  readonly montant_eur: number | null;
  readonly mention: string | null;
  readonly reference: string | null;
  readonly auteur: string;
}

export interface Funding {
  readonly n: number;
  readonly parties: readonly { readonly code: string; readonly nom: string }[];
  readonly dispositif: string | null;
  readonly annee: number | null;
  readonly origine: string;
  readonly commentaire: string | null;
  readonly etape: string | null;
  readonly etapes: readonly Step[];
  readonly montants: Readonly<Record<string, number | null>>;
}

export interface YearSpending {
  readonly annee: number;
  readonly prevu_eur: number | null;
  readonly prevu_origine: string | null;
  readonly realise_eur: number | null;
}

export interface SpendingEntry {
  readonly n: number;
  readonly annee: number;
  readonly section: string;
  readonly nature: string;
  readonly montant_eur: number;
  readonly date_constat: string;
  readonly libelle: string | null;
  readonly auteur: string;
}

export interface Note {
  readonly n: number;
  readonly texte: string;
  readonly auteur: string;
  readonly ecrite_le: string;
  readonly modifiee_le: string | null;
}

/** A file joined to a fiche. */
export interface Piece {
  readonly n: number;
  readonly nom: string;
  readonly type_media: string;
  readonly taille_octets: number;
  readonly legende: string | null;
  readonly auteur: string;
  readonly ajoutee_le: string;
  readonly href: string;
}

export interface Life {
  readonly version: number;
  readonly statut: string;
  readonly transitions: readonly { readonly statut: string; readonly instances: readonly string[] }[];
  readonly decisions: readonly Decision[];
  readonly financements: readonly Funding[];
  readonly depenses: { readonly annees: readonly YearSpending[]; readonly saisies: readonly SpendingEntry[] };
  readonly notes: readonly Note[];
  readonly pieces: readonly Piece[];
  readonly totaux: Readonly<Record<string, number | boolean | null>>;
}

export function fichePath(id: string): string {
  return `/api/fiches/${encodeURIComponent(id)}`;
}

export function getLife(id: string, signal?: AbortSignal): Promise<Life> {
  return getJson(`${fichePath(id)}/suivi`, signal);
}
