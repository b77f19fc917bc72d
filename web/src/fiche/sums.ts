// Our own totals, set beside the printed ones: whole cents are added, and what has no amount is counted, never taken
// for 0.

import type { Amount, ScheduleLine } from '../api/fiche.ts';

export interface Sum {
  /** Euros; null when nothing added has an amount. */
  readonly eur: number | null;
  /** Lines or cells without an amount (a mention, a blank): the sum is then a least value. */
  readonly missing: number;
}

function cents(euros: number): number {
  return Math.round(euros * 100);
}

export function sum(amounts: readonly Pick<Amount, 'montant_eur'>[]): Sum {
  const known = amounts.flatMap(({ montant_eur }) => (montant_eur === null ? [] : [cents(montant_eur)]));
  return {
    eur: known.length === 0 ? null : known.reduce((total, value) => total + value, 0) / 100,
    missing: amounts.length - known.length,
  };
}

/** The sum of a schedule's years. */
export function sumOfYears(line: ScheduleLine): Sum {
  return sum(line.cases);
}

/** Printed less ours, in euros; null when there is nothing to compare. */
export function difference(printed: Pick<Amount, 'montant_eur'> | null, ours: Sum): number | null {
  return printed === null || printed.montant_eur === null || ours.eur === null ? null : (cents(printed.montant_eur) - cents(ours.eur)) / 100;
}
