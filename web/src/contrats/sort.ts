// Order of the fiches in a table: `montant`, or `-montant` from the greatest. Without an amount comes last either way.

import type { FicheSummary } from '../api/fiche.ts';
import { operation, status } from '../format/code.ts';

type Key = string | number | null;

const KEYS: Readonly<Record<string, (fiche: FicheSummary) => Key>> = {
  titre: ({ titre }) => titre,
  maitre_ouvrage: ({ maitres_ouvrage }) => maitres_ouvrage.join(', ') || null,
  type_operation: ({ type_operation }) => (type_operation === null ? null : operation(type_operation)),
  annee: ({ annee_lancement }) => annee_lancement,
  statut: ({ statut }) => (statut === null ? null : status(statut)),
  montant: ({ montant_total_eur }) => montant_total_eur,
};

const french = new Intl.Collator('fr', { numeric: true });

function compare(a: Key, b: Key, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : french.compare(String(a), String(b)));
}

/** An order nobody knows, or none, is that of the document. */
export function sorted(fiches: readonly FicheSummary[], order: string): readonly FicheSummary[] {
  const key = KEYS[order.replace(/^-/, '')];
  const sign = order.startsWith('-') ? -1 : 1;
  return key === undefined ? fiches : [...fiches].sort((a, b) => compare(key(a), key(b), sign));
}

/** What a click on a heading asks for: rising, falling, then the document's order again. */
export function nextOrder(order: string, name: string): string {
  return order === name ? `-${name}` : order === `-${name}` ? '' : name;
}

export function ariaSort(order: string, name: string): 'ascending' | 'descending' | 'none' {
  return order === name ? 'ascending' : order === `-${name}` ? 'descending' : 'none';
}
