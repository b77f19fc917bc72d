// Contradictions found in the contracts, each with the values that disagree and where they are printed.

import { address, getJson } from './http.ts';
import type { FicheRef, List } from './refs.ts';

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
