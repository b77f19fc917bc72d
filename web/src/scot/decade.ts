// The decade as a path: what is consumed, year added to year, against what each rate permits. Pure.

import type { Interval } from '../api/analysis.ts';
import type { Trajectory } from '../api/trajectory.ts';
import { measure, onePerRate } from './words.ts';

export interface PathPoint {
  readonly annee: number;
  /** Consumed since the decade began; null from the first year that is not known. */
  readonly cumul: number | null;
  /** What each rate permits by the end of that year, spread evenly. */
  readonly permis: readonly number[];
}

export interface Path {
  readonly debut: number;
  readonly fin: number;
  readonly points: readonly PathPoint[];
  readonly rates: readonly number[];
  readonly last: { readonly annee: number; readonly cumul: number };
  /** Projection at the decade's end, at the known years' pace; null when there is none. */
  readonly projection: number | null;
  /** What known projects bring the sum to, at least and at most; null when they bring nothing. */
  readonly projects: { readonly minimum: number; readonly maximum: number } | null;
}

function bound(value: Interval, side: 'minimum' | 'maximum'): number {
  return value[side] ?? 0;
}

/** Null without a decade or a known year of it. */
export function pathOf({ flux, decennie, hypotheses, indicateurs, projets }: Trajectory): Path | null {
  if (decennie === null) return null;
  const { debut, fin } = decennie;
  const years = fin - debut + 1;
  const envelopes = onePerRate(hypotheses).flatMap(({ taux_pct, mesures }) => {
    const value = measure(mesures, 'enveloppe')?.valeur ?? null;
    return value === null ? [] : [{ taux_pct, value }];
  });
  let sum: number | null = 0;
  const points = Array.from({ length: years }, (_, index): PathPoint => {
    const annee = debut + index;
    const total = flux.annees.find((year) => year.annee === annee)?.total_ha ?? null;
    sum = sum === null || total === null ? null : sum + total;
    return { annee, cumul: sum, permis: envelopes.map(({ value }) => (value * (index + 1)) / years) };
  });
  const known = points.flatMap(({ annee, cumul }) => (cumul === null ? [] : [{ annee, cumul }]));
  const last = known[known.length - 1];
  if (last === undefined) return null;
  const with_ = (side: 'minimum' | 'maximum'): number => last.cumul + (projets === null ? 0 : bound(projets.engages.charge_ha, side) + bound(projets.projetes.charge_ha, side));
  const projects = { minimum: with_('minimum'), maximum: with_('maximum') };
  return { debut, fin, points, rates: envelopes.map(({ taux_pct }) => taux_pct), last, projection: measure(indicateurs, 'projection')?.valeur ?? null, projects: projects.maximum > last.cumul ? projects : null };
}
