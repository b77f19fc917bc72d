// Scenarios side by side: the envelopes and the projects any of them touches, each with what every scenario says of it. Pure.

import type { Interval } from '../api/analysis.ts';
import type { EnvelopeHypothesis, KnownProject, ScenarioSummary, Simulation } from '../api/what-if.ts';

export const MOST = 3;

export interface Compared {
  readonly scenario: ScenarioSummary;
  readonly result: Simulation;
}

export interface RateRow {
  readonly taux_pct: number;
  readonly etat: string;
  /** One for each scenario; null where it does not touch that territory. */
  readonly values: readonly (EnvelopeHypothesis | null)[];
}

export interface TerritoryRows {
  readonly id: string;
  readonly titre: string;
  /** A scenario was made for it. */
  readonly asked: boolean;
  readonly rates: readonly RateRow[];
}

export interface ProjectRow {
  readonly id: string;
  readonly project: KnownProject;
  /** What each scenario is charged with by it; null: it is not of that scenario. */
  readonly values: readonly (Interval | null)[];
}

/** The territories asked about first, then as the answers give them. */
export function territories(all: readonly Compared[]): readonly TerritoryRows[] {
  const asked = new Set(all.map(({ scenario }) => scenario.perimetre));
  const ids = [...new Set(all.flatMap(({ result }) => result.enveloppes.map(({ perimetre }) => perimetre.id)))];
  return ids.sort((a, b) => Number(asked.has(b)) - Number(asked.has(a))).map((id) => {
    const own = all.map(({ result }) => result.enveloppes.find(({ perimetre }) => perimetre.id === id) ?? null);
    const rates = [...new Map(own.flatMap((envelope) => (envelope?.hypotheses ?? []).map((each) => [each.taux_pct, each.etat] as const)))];
    return {
      id, titre: own.find((envelope) => envelope !== null)?.perimetre.titre ?? id, asked: asked.has(id),
      rates: rates.map(([taux_pct, etat]) => ({ taux_pct, etat, values: own.map((envelope) => envelope?.hypotheses.find((each) => each.taux_pct === taux_pct) ?? null) })),
    };
  });
}

/** Projects that part the scenarios first, then those all have. */
export function projectRows(all: readonly Compared[]): readonly ProjectRow[] {
  const known = new Map(all.flatMap(({ result }) => (result.projets ?? []).map((project) => [project.id, project] as const)));
  const rows = [...known].map(([id, project]): ProjectRow => ({
    id, project,
    values: all.map(({ result }) => {
      const own = (result.projets ?? []).find((each) => each.id === id);
      return own === undefined ? null : (own.charge_ha ?? { minimum: null, maximum: null });
    }),
  }));
  const everywhere = ({ values }: ProjectRow): number => Number(values.every((value) => value !== null));
  return rows.sort((a, b) => everywhere(a) - everywhere(b));
}

/** Best first among what is known; null where two are equal or nothing is known. */
export function leavesMost(values: readonly (EnvelopeHypothesis | null)[]): number | null {
  const left = values.map((each) => each?.reste_apres_ha?.minimum ?? null);
  const known = left.filter((each) => each !== null);
  if (known.length < 2) return null;
  const most = Math.max(...known);
  return known.filter((each) => each === most).length === 1 ? left.indexOf(most) : null;
}
