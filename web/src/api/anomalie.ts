// Contradictions found in the contracts, each with the values that disagree and where they are printed.

import { address, getJson } from './http.ts';
import { type FicheRef, type List, nextLink } from './refs.ts';

export type Severity = 'erreur' | 'avertissement' | 'information';

export interface AnomalieValue {
  readonly libelle: string;
  /** A number in `unite`, or a text. */
  readonly valeur: number | string | null;
  readonly unite: string | null;
  readonly imprime: string | null;
  /** `document:line`. */
  readonly sources: readonly string[];
}

export interface Anomalie {
  readonly id: string;
  readonly regle: string;
  readonly titre: string;
  readonly severite: Severity;
  readonly contrat: { readonly id: string; readonly titre: string; readonly sigle: string | null };
  /** Null when it concerns the contract as a whole. */
  readonly fiche: FicheRef | null;
  /** The value concerned: `echeancier.depenses.2022`, `partenaires.total`, `numero`… */
  readonly champ: string;
  readonly phrase: string;
  readonly valeurs: readonly AnomalieValue[];
  readonly difference_eur: number | null;
}

export interface AnomalieList extends List<Anomalie> {
  readonly totaux: {
    readonly par_severite: Readonly<Partial<Record<Severity, number>>>;
    readonly par_regle: readonly { readonly regle: string; readonly titre: string; readonly nombre: number }[];
  };
}

export interface Regle {
  readonly id: string;
  readonly titre: string;
  readonly severite: Severity;
  readonly explication: string;
  readonly tolerance: string;
}

export interface AnomalieQuery {
  readonly contrat?: string | undefined;
  readonly fiche?: string | undefined;
  readonly severite?: string | undefined;
  readonly regle?: string | undefined;
}

const EVERY = 500;

export function listAnomalies(query: AnomalieQuery, signal?: AbortSignal): Promise<AnomalieList> {
  return getJson(address('/api/anomalies', { ...query, limit: EVERY }), signal);
}

/** Every finding that matches, page after page. */
export async function listEveryAnomalie(query: AnomalieQuery, signal?: AbortSignal): Promise<AnomalieList> {
  let page = await listAnomalies(query, signal);
  const items = [...page.items];
  for (let next = nextLink(page.links); next !== null; next = nextLink(page.links)) {
    const { pathname, search } = new URL(next);
    page = await getJson<AnomalieList>(pathname + search, signal);
    items.push(...page.items);
  }
  return { ...page, items };
}

/** How many match, by severity and by rule: the list with its first finding alone. */
export function countAnomalies(query: AnomalieQuery, signal?: AbortSignal): Promise<AnomalieList> {
  return getJson(address('/api/anomalies', { ...query, limit: 1 }), signal);
}

export function listRegles(signal?: AbortSignal): Promise<List<Regle>> {
  return getJson('/api/regles', signal);
}

/** The findings as a file, with the same filters. */
export function anomalieFile(query: AnomalieQuery, extension: string): string {
  return address(`/api/anomalies.${extension}`, { ...query });
}
