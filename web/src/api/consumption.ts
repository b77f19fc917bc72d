// Consumption as it was published: what is imported, and each year in each edition.

import { address, getJson } from './http.ts';

export interface ImportedSource {
  readonly id: string;
  readonly titre: string;
  readonly editions: readonly { readonly millesime: number; readonly premiere_annee?: number | null; readonly derniere_annee?: number | null; readonly communes?: number | null; readonly lignes?: number | null }[];
}

export interface Sources {
  readonly items: readonly ImportedSource[];
  readonly comment_importer?: string | null;
}

/** What is imported; an empty list says how to import. */
export function getSources(signal?: AbortSignal): Promise<Sources> {
  return getJson('/api/consommation/sources', signal);
}

export interface EditionYear {
  readonly annee: number;
  readonly par_edition: readonly { readonly millesime: number; readonly total_ha: number | null }[];
  readonly ecart_ha: number | null;
}

export interface Editions {
  readonly editions: readonly number[];
  readonly annees: readonly EditionYear[];
  readonly raisons?: readonly string[];
}

export function getEditions(perimetre: string, source: string | undefined, signal?: AbortSignal): Promise<Editions> {
  return getJson(address(`/api/consommation/${encodeURIComponent(perimetre).replaceAll('%3A', ':').replaceAll('%2C', ',')}/editions`, { source }), signal);
}
