// The local report of art. L. 2231-1 of the CGCT: figures by the service, texts by people, each text signed.

import { address, getJson } from './http.ts';
import type { ReportTable } from './output.ts';
import type { List } from './refs.ts';
import { write, type Written } from './write.ts';

export interface ReportText {
  readonly rubrique: string;
  readonly texte: string;
  readonly auteur: string;
  readonly modifie_le: string;
}

export interface ReportFigure {
  readonly cle: string;
  readonly titre: string;
  readonly valeur: number | string | null;
  readonly unite: string | null;
  readonly raison: string | null;
}

export interface Rubric {
  readonly cle: string;
  readonly titre: string;
  /** What the law asks of it, in a sentence. */
  readonly objet: string | null;
  readonly chiffres: readonly ReportFigure[];
  readonly tableaux: readonly (ReportTable & { readonly titre: string })[];
  readonly raisons: readonly string[];
  readonly texte: ReportText | null;
}

export interface LocalReport {
  readonly perimetre: { readonly id: string; readonly titre: string };
  readonly annee: number;
  readonly annees_couvertes: { readonly debut: number; readonly fin: number };
  readonly titre: string;
  readonly date: string;
  /** Of its texts. */
  readonly version: number;
  readonly rubriques: readonly Rubric[];
  readonly sources: readonly string[];
  readonly methode: readonly string[];
  readonly reserves: readonly string[];
}

export function reportPath(perimetre: string): string {
  return `/api/rapports-locaux/${encodeURIComponent(perimetre).replaceAll('%3A', ':').replaceAll('%2C', ',')}`;
}

/** `annee`: empty for the service's own; `format`: html, pdf, odt. */
export function reportFile(perimetre: string, annee: string, format: string): string {
  return address(reportPath(perimetre), { annee, f: format });
}

export function getReport(perimetre: string, annee: string, signal?: AbortSignal): Promise<LocalReport> {
  return getJson(address(reportPath(perimetre), { annee }), signal);
}

/** A text written, changed or taken away; null where there was or is none. */
export interface ReportChange {
  readonly n: number;
  readonly moment: string;
  readonly auteur: string;
  readonly rubrique: string;
  readonly avant: string | null;
  readonly apres: string | null;
  /** The change it takes back. */
  readonly annule: number | null;
}

export function getReportHistory(perimetre: string, annee: number, signal?: AbortSignal): Promise<List<ReportChange>> {
  return getJson(address(`${reportPath(perimetre)}/historique`, { annee, limit: 50 }), signal);
}

/** An empty text takes the section's away. */
export function putReportText(perimetre: string, annee: number, rubrique: string, texte: string, version: number): Promise<Written> {
  return write({ method: 'PUT', url: `${reportPath(perimetre)}/textes`, body: { annee, rubrique, texte }, version });
}

/** What was there before comes back. */
export function undoReportText(perimetre: string, annee: number, n: number, version: number): Promise<Written> {
  return write({ method: 'POST', url: address(`${reportPath(perimetre)}/historique/${n}/annulation`, { annee }), version });
}
