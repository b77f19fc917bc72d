// The four registers of land: entries are signed and dated, annulled with a reason, brought back; never rewritten.

import { address, getJson } from './http.ts';
import { type CommuneRef, type FicheRef, type List, nextLink, type ObjetRef } from './refs.ts';
import { write, type Written } from './write.ts';

export type RegisterId = 'qualifications' | 'renaturations' | 'pene' | 'projets';

/** Members depend on the register. */
export interface Entry {
  readonly id: number;
  readonly auteur: string;
  readonly saisi_le: string;
  readonly annule_le: string | null;
  readonly annule_par: string | null;
  readonly annule_motif: string | null;
  readonly titre?: string | null;
  readonly friche?: ObjetRef;
  readonly qualification?: string;
  readonly en_vigueur?: boolean;
  readonly decideur?: string | null;
  readonly date_decision?: string | null;
  readonly commune?: CommuneRef;
  readonly surface_ha?: number;
  readonly deductible?: boolean;
  readonly date_effet?: string | null;
  readonly arrete?: string;
  readonly total_ha?: number;
  readonly consommations?: readonly { readonly commune: CommuneRef; readonly annee: number; readonly surface_ha: number }[];
  readonly fiche?: FicheRef | null;
  readonly objet?: ObjetRef | null;
  readonly nature?: string | null;
  readonly etat?: string | null;
  readonly conforme?: boolean | null;
  readonly preuve?: string | null;
  readonly remarque?: string | null;
  readonly dessin?: boolean;
}

export interface RegisterQuery {
  readonly perimetre?: string | undefined;
  readonly friche?: string | undefined;
  readonly fiche?: string | undefined;
  readonly annules?: string | undefined;
}

/** Every entry, page after page, newest first. */
export async function listEntries(register: RegisterId, query: RegisterQuery, signal?: AbortSignal): Promise<readonly Entry[]> {
  let page = await getJson<List<Entry>>(address(`/api/registres/${register}`, { ...query, limit: 500 }), signal);
  const items = [...page.items];
  for (let next = nextLink(page.links); next !== null; next = nextLink(page.links)) {
    const { pathname, search } = new URL(next);
    page = await getJson<List<Entry>>(pathname + search, signal);
    items.push(...page.items);
  }
  return items;
}

export function registerFile(register: RegisterId, query: RegisterQuery, format: string): string {
  return address(`/api/registres/${register}`, { ...query, f: format });
}

export function addEntry(register: RegisterId, body: Readonly<Record<string, unknown>>): Promise<Written> {
  return write({ method: 'POST', url: `/api/registres/${register}`, body, version: null });
}

export function annulEntry(register: RegisterId, id: number, motif: string): Promise<Written> {
  return write({ method: 'POST', url: `/api/registres/${register}/${id}/annulation`, body: { motif }, version: null });
}

export function restoreEntry(register: RegisterId, id: number): Promise<Written> {
  return write({ method: 'POST', url: `/api/registres/${register}/${id}/retablissement`, version: null });
}
