// The contract's documents on screen: maquette financière, annual funding agreement. The same cells as in the files.

import { address, getJson } from './http.ts';

/** A number in the column's unit; words where a number would be; null: not known; absent: nothing belongs there. */
export type ReportCell = number | string | null | undefined;

export type ReportRow = Readonly<Record<string, ReportCell>>;

export interface ReportColumn {
  readonly id: string;
  readonly titre: string;
  readonly type: 'texte' | 'entier' | 'montant' | 'taux' | 'date';
  readonly unite: string | null;
}

export interface ReportTable {
  readonly colonnes: readonly ReportColumn[];
  readonly groupes: readonly { readonly titre: string | null; readonly lignes: readonly ReportRow[]; readonly sous_total: ReportRow | null }[];
  readonly total: ReportRow | null;
}

interface Report extends ReportTable {
  readonly date: string;
  readonly notes: readonly string[];
  readonly sources: readonly string[];
}

export interface PrintedTotal {
  readonly libelle: string;
  /** As printed, when it is not simply the amount. */
  readonly imprime: string | null;
  readonly imprime_eur: number | null;
  /** The sum of the rows. */
  readonly montant_eur: number | null;
  readonly difference_eur: number | null;
  /** `document:line` */
  readonly sources: readonly string[];
}

export interface Maquette extends Report {
  readonly totaux_imprimes: readonly PrintedTotal[];
}

export interface Convention extends Report {
  readonly annee: number;
  /** Why there is nothing in it; null when there is something. */
  readonly motif: string | null;
  readonly par_financeur: readonly ReportRow[];
}

function path(contrat: string, name: string): string {
  return `/api/contrats/${encodeURIComponent(contrat)}/${name}`;
}

export function getMaquette(contrat: string, signal?: AbortSignal): Promise<Maquette> {
  return getJson(path(contrat, 'maquette'), signal);
}

/** `annee`: empty for the current year. */
export function getConvention(contrat: string, annee: string, signal?: AbortSignal): Promise<Convention> {
  return getJson(address(path(contrat, 'convention'), { annee }), signal);
}

export function maquetteFile(contrat: string, extension: string): string {
  return path(contrat, `maquette.${extension}`);
}

export function conventionFile(contrat: string, annee: string | number, extension: string): string {
  return address(path(contrat, `convention.${extension}`), { annee });
}

/** All fiches of the contract, with contents and maps. */
export function collectionFile(contrat: string): string {
  return path(contrat, 'recueil.pdf');
}
