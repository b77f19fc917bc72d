// What fiches and objects lack.

import { address, getJson, type Query } from './http.ts';
import type { List } from './refs.ts';

export interface Lack {
  readonly cle: string;
  readonly regle: string;
  readonly titre: string;
  readonly gravite: string;
  readonly sujet: 'fiche' | 'objet';
  readonly couche: string | null;
  readonly id: string;
  readonly numero: string | null;
  readonly nom: string;
  readonly contrat: string | null;
  readonly phrase: string;
}

export interface RuleCount {
  readonly regle: string;
  readonly titre: string;
  readonly sujet: 'fiche' | 'objet';
  readonly gravite: string;
  readonly explication: string;
  readonly nombre: number;
  readonly par_contrat: readonly { readonly contrat: string | null; readonly nombre: number }[];
}

export interface Quality extends List<Lack> {
  readonly totaux: { readonly mois: number; readonly nombre: number; readonly par_regle: readonly RuleCount[] };
}

export function getQuality(query: Query, signal?: AbortSignal): Promise<Quality> {
  return getJson(address('/api/qualite', { ...query, limit: 500 }), signal);
}

export function qualityFile(query: Query, extension: string): string {
  return address(`/api/qualite.${extension}`, query);
}
