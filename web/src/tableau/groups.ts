// The rows of the table under headings, and what those of a heading add up to.

import type { FicheSummary } from '../api/fiche.ts';

export interface Group {
  readonly key: string;
  readonly title: string;
  readonly fiches: readonly FicheSummary[];
}

/** In the order their first fiche comes in. */
export function grouped(fiches: readonly FicheSummary[], by: string, contractName: (id: string) => string): readonly Group[] {
  const title = (fiche: FicheSummary): string => (by === 'contrat' ? contractName(fiche.contrat)
    : by === 'axe' ? `${fiche.axe ?? 'Sans axe'} (${fiche.epci ?? contractName(fiche.contrat)})` : by === 'epci' ? (fiche.epci ?? 'Sans agglomération') : '');
  const groups = new Map<string, FicheSummary[]>();
  for (const fiche of fiches) {
    const key = title(fiche);
    groups.set(key, [...(groups.get(key) ?? []), fiche]);
  }
  return [...groups].map(([key, members]) => ({ key, title: key, fiches: members }));
}

/** Of what is known; null when nothing is. Cents, so that a long column adds up exactly. */
export function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value): value is number => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + Math.round(value * 100), 0) / 100;
}
