// Why a figure of the local report: the trajectory of the same perimeter explains it, when it says the same value.

import type { ReportFigure } from '../api/local-report.ts';
import { type Explanation, type Explanations, getExplainedTrajectory, type Trajectory } from '../api/trajectory.ts';

/** Figures of the report under the names of measures. */
const SAME: Readonly<Record<string, string>> = {
  consommation_decennie: 'consommation', part_decennie: 'consommation', consommation_periode: 'consommation',
};

function measuresOf({ hypotheses, hypothese_retenue, indicateurs, registres }: Trajectory): readonly (readonly [at: string, key: string, value: number | null])[] {
  const at = hypothese_retenue ?? 0;
  return [
    ...indicateurs.map(({ cle, valeur }, index) => [`/indicateurs/${index}`, cle, valeur] as const),
    ...(hypotheses[at]?.mesures ?? []).map(({ cle, valeur }, index) => [`/hypotheses/${at}/mesures/${index}`, cle, valeur] as const),
    ...(registres === null ? [] : [['/registres', 'pene_ha', registres.pene_ha] as const, ['/registres', 'renaturation_deductible_ha', registres.renaturation_deductible_ha] as const]),
  ];
}

/** By `/figure/{key}`; a share is explained by what it is a share of. */
export function explainedFigures(trajectory: Trajectory, explanations: Explanations, figures: readonly ReportFigure[]): Explanations {
  const measures = measuresOf(trajectory);
  const found = figures.flatMap(({ cle, valeur }): (readonly [string, Explanation])[] => {
    const key = SAME[cle] ?? cle;
    const same = measures.find(([, name, value]) => name === key && (cle === 'part_decennie' || value === valeur)) ?? null;
    const explanation = same === null ? undefined : explanations[same[0]] ?? explanations[`${same[0]}/valeur`];
    return explanation === undefined ? [] : [[`/figure/${cle}`, explanation]];
  });
  return Object.fromEntries(found);
}

export async function explainReport(perimetre: string, figures: readonly ReportFigure[], signal: AbortSignal): Promise<Explanations> {
  const trajectory = await getExplainedTrajectory(perimetre, {}, signal);
  return explainedFigures(trajectory, trajectory.explications ?? {}, figures);
}
