// A follow-up table into the fiches of a contract: tried, then written.

import type { FicheRef } from './refs.ts';
import { ask } from './http.ts';
import { write } from './write.ts';

export type State = 'valide' | 'rejetee' | 'inchangee';

export interface ImportColumn {
  readonly lettre: string;
  readonly titre: string;
  readonly exemples: readonly string[];
  readonly champ: string | null;
  readonly remarque: string | null;
  readonly unite: string | null;
}

export interface ImportField {
  readonly id: string;
  readonly libelle: string;
  readonly groupe: string;
}

export interface ImportChange {
  readonly champ: string;
  readonly libelle: string;
  /** Euros, or a text; null: not known. */
  readonly avant: number | string | null;
  readonly apres: number | string | null;
}

export interface ImportProblem {
  readonly severite: 'erreur' | 'avertissement' | 'information';
  readonly phrase: string;
}

export interface ImportLine {
  readonly ligne: number;
  readonly libelle: string;
  readonly fiche: FicheRef | null;
  readonly etat: State;
  readonly changements: readonly ImportChange[];
  readonly problemes: readonly ImportProblem[];
}

export interface ImportReport {
  readonly fichier: string;
  readonly feuilles: readonly string[];
  readonly feuille: string;
  readonly ligne_titres: number;
  readonly date: string;
  readonly date_origine: string;
  readonly colonnes: readonly ImportColumn[];
  readonly champs: readonly ImportField[];
  readonly comptes: { readonly lues: number; readonly valides: number; readonly rejetees: number; readonly inchangees: number; readonly ignorees: number };
  readonly lignes: readonly ImportLine[];
  readonly ignorees: readonly { readonly ligne: number; readonly raison: string }[];
  readonly problemes: readonly ImportProblem[];
  readonly applique: boolean;
  readonly empreinte: string;
}

export interface ImportOptions {
  readonly feuille?: string;
  readonly ligne_titres?: number;
  /** The column's title by field; null: the field is not read. */
  readonly correspondance?: Readonly<Record<string, string | null>>;
  readonly date?: string;
  readonly instance?: string;
}

function form(file: File, options: object): FormData {
  const body = new FormData();
  body.set('fichier', file, file.name);
  body.set('options', JSON.stringify(options));
  return body;
}

function url(contrat: string): string {
  return `/api/contrats/${encodeURIComponent(contrat)}/suivi/imports`;
}

/** What the table would do; nothing is kept. */
export async function tryTable(contrat: string, file: File, options: ImportOptions, signal: AbortSignal): Promise<ImportReport> {
  const answer = await ask(url(contrat), { method: 'POST', headers: { Accept: 'application/json' }, body: form(file, options), signal });
  return (await answer.json()) as ImportReport;
}

/** Writes what the trial said, and nothing if it would now say otherwise. */
export async function importTable(contrat: string, file: File, options: ImportOptions, trial: ImportReport): Promise<ImportReport> {
  const lignes = trial.comptes.rejetees === 0 ? 'toutes' : 'valides';
  const body = form(file, { ...options, lignes, appliquer: true, empreinte: trial.empreinte });
  return (await write({ method: 'POST', url: url(contrat), body, version: null })) as unknown as ImportReport;
}
