// Contradictions printed in the contracts, and the rules that find them.

import { address, getJson } from './http.ts';
import { type FicheRef, type List, nextLink } from './refs.ts';

export type Severity = 'erreur' | 'avertissement' | 'information';

export interface AnomalyValue {
  readonly libelle: string;
  readonly valeur: number | string | null;
  readonly unite: string | null;
  /** The value as printed; null when it is a sum we make. */
  readonly imprime: string | null;
  /** `document:line` */
  readonly sources: readonly string[];
}

export interface Anomaly {
  readonly id: string;
  readonly regle: string;
  readonly titre: string;
  readonly severite: Severity;
  readonly contrat: { readonly id: string; readonly titre: string; readonly sigle: string | null };
  /** Null when it concerns the contract as a whole. */
  readonly fiche: FicheRef | null;
  readonly champ: string;
  readonly phrase: string;
  readonly valeurs: readonly AnomalyValue[];
  readonly difference_eur: number | null;
}

export interface AnomalyTotals {
  /** A severity without a finding is absent. */
  readonly par_severite: Readonly<Partial<Record<Severity, number>>>;
  readonly par_regle: readonly { readonly regle: string; readonly titre: string; readonly nombre: number }[];
}

export interface AnomalyList extends List<Anomaly> {
  readonly totaux: AnomalyTotals;
}

export interface Rule {
  readonly id: string;
  readonly titre: string;
  readonly severite: Severity;
  readonly explication: string;
  readonly tolerance: string;
}

export interface AnomalyQuery {
  readonly contrat?: string | undefined;
  readonly fiche?: string | undefined;
  readonly severite?: string | undefined;
  readonly regle?: string | undefined;
}

const PAGE = 500;

/** Every finding that matches, page after page. */
export async function listEveryAnomaly(query: AnomalyQuery, signal?: AbortSignal): Promise<AnomalyList> {
  let page = await getJson<AnomalyList>(address('/api/anomalies', { ...query, limit: PAGE }), signal);
  const items = [...page.items];
  for (let next = nextLink(page.links); next !== null; next = nextLink(page.links)) {
    const { pathname, search } = new URL(next);
    page = await getJson<AnomalyList>(pathname + search, signal);
    items.push(...page.items);
  }
  return { ...page, items };
}

/** How many match, by severity and by rule, without the findings themselves. */
export async function countAnomalies(query: AnomalyQuery, signal?: AbortSignal): Promise<AnomalyTotals & { readonly nombre: number }> {
  const { totaux, numberMatched } = await getJson<AnomalyList>(address('/api/anomalies', { ...query, limit: 1 }), signal);
  return { ...totaux, nombre: numberMatched };
}

export function listRules(signal?: AbortSignal): Promise<List<Rule>> {
  return getJson('/api/regles', signal);
}

/** The findings as a file, with the same filters. */
export function anomalyFile(query: AnomalyQuery, extension: string): string {
  return address(`/api/anomalies.${extension}`, { ...query });
}
