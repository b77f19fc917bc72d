// Order and choice of the rows of a comparison. What is not known comes last, whichever way.

import type { ComparisonRow } from '../api/trajectory.ts';
import { fold } from '../format/fold.ts';

type Key = string | number | null;

const ORDER: Readonly<Record<string, number>> = { bonne_voie: 0, risque: 1, depasse: 2 };

const KEYS: Readonly<Record<string, (row: ComparisonRow) => Key>> = {
  titre: ({ perimetre }) => perimetre.titre,
  reference: ({ consommation_reference_ha }) => consommation_reference_ha,
  enveloppe: ({ enveloppe_ha }) => enveloppe_ha,
  consommation: ({ consommation_ha }) => consommation_ha,
  reste: ({ reste_ha }) => reste_ha,
  rythme: ({ rythme_ha_an }) => rythme_ha_an,
  permis: ({ rythme_permis_ha_an }) => rythme_permis_ha_an,
  projection: ({ projection_ha }) => projection_ha,
  atteinte: ({ atteinte_pct }) => atteinte_pct,
  statut: ({ statut }) => ORDER[(typeof statut === 'string' ? statut : statut?.code) ?? ''] ?? null,
};

const french = new Intl.Collator('fr', { numeric: true });

function compare(a: Key, b: Key, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : french.compare(String(a), String(b)));
}

/** `-rythme` from the greatest; an order nobody knows, or none, is by name. */
export function sortedRows(rows: readonly ComparisonRow[], order: string): readonly ComparisonRow[] {
  const key = KEYS[order.replace(/^-/, '')];
  const sign = order.startsWith('-') ? -1 : 1;
  const named = (a: ComparisonRow, b: ComparisonRow): number => french.compare(a.perimetre.titre, b.perimetre.titre);
  return [...rows].sort((a, b) => (key === undefined ? 0 : compare(key(a), key(b), sign)) || named(a, b));
}

/** Rows whose name holds every word typed, whatever accents. */
export function matching(rows: readonly ComparisonRow[], text: string): readonly ComparisonRow[] {
  const words = fold(text).split(' ').filter((word) => word !== '');
  return words.length === 0 ? rows : rows.filter(({ perimetre }) => words.every((word) => fold(perimetre.titre).includes(word)));
}

/** Nothing of the data is known for any of them. */
export function withoutData(rows: readonly ComparisonRow[]): boolean {
  return rows.every(({ consommation_ha, consommation_reference_ha }) => consommation_ha === null && consommation_reference_ha === null);
}

/** Data are there, but no rate applies to any of them. */
export function withoutRate(rows: readonly ComparisonRow[]): boolean {
  return rows.length > 0 && !withoutData(rows) && rows.every(({ taux_pct }) => taux_pct === null);
}
