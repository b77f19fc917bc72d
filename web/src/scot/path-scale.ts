// The decade as a path: what is consumed, year added to year, against what each rate permits. Pure.

import type { Interval } from '../api/analysis.ts';
import type { Trajectory } from '../api/trajectory.ts';
import { tickStep } from './chart-scale.ts';
import { measure } from './words.ts';

export const WIDTH = 760;
export const HEIGHT = 300;
export const BASE = 262;
export const LEFT = 52;
const TOP = 24;
const RIGHT = 150;

export interface PathPoint {
  readonly annee: number;
  /** Consumed since the decade began; null from the first year that is not known. */
  readonly cumul: number | null;
  /** What each rate permits by the end of that year, spread evenly. */
  readonly permis: readonly number[];
}

export interface PathModel {
  readonly points: readonly PathPoint[];
  readonly rates: readonly number[];
  readonly last: PathPoint | null;
  /** Projection at the decade's end, at the known years' pace; null when there is none. */
  readonly projection: number | null;
  /** What known projects bring the sum to, at least and at most. */
  readonly projects: { readonly minimum: number; readonly maximum: number } | null;
  readonly ticks: readonly number[];
  x(annee: number): number;
  y(value: number): number;
}

function bound(value: Interval, side: 'minimum' | 'maximum'): number {
  return value[side] ?? 0;
}

/** Null without a decade or a known year of it. */
export function pathModel({ flux, decennie, hypotheses, indicateurs, projets }: Trajectory): PathModel | null {
  if (decennie === null) return null;
  const { debut, fin } = decennie;
  const years = fin - debut + 1;
  const envelopes = hypotheses.flatMap(({ taux_pct, mesures }) => {
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
  const last = points.filter(({ cumul }) => cumul !== null).pop() ?? null;
  if (last === null || last.cumul === null) return null;
  const projection = measure(indicateurs, 'projection')?.valeur ?? null;
  const { cumul } = last;
  const projects = projets === null ? null : { minimum: cumul + bound(projets.engages.charge_ha, 'minimum') + bound(projets.projetes.charge_ha, 'minimum'), maximum: cumul + bound(projets.engages.charge_ha, 'maximum') + bound(projets.projetes.charge_ha, 'maximum') };
  const peak = Math.max(cumul, projection ?? 0, projects?.maximum ?? 0, ...envelopes.map(({ value }) => value));
  const step = tickStep(peak);
  const top = Math.max(step, Math.ceil(peak / step - 1e-9) * step);
  return {
    points, rates: envelopes.map(({ taux_pct }) => taux_pct), last, projection, projects: projects !== null && projects.maximum > cumul ? projects : null,
    ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step),
    // The decade begins before its first year ends.
    x: (annee) => LEFT + ((WIDTH - LEFT - RIGHT) * (annee - debut + 1)) / years,
    y: (value) => BASE - ((BASE - TOP) * Math.max(0, value)) / top,
  };
}
