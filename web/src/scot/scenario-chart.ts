// One bar a scenario: what is consumed, what its projects take for sure and maybe, what is left of one envelope.

import { barChart } from '../chart/bars.ts';
import { COLOURS } from '../chart/colours.ts';
import type { ChartSpec } from '../chart/spec.ts';
import { ha, rate } from './figures.ts';
import { CONSUMED } from './land-inks.ts';
import type { Compared, RateRow, TerritoryRows } from './scenario-rows.ts';

/** Null when the envelope is not known. */
export function scenarioChart(all: readonly Compared[], territory: TerritoryRows, row: RateRow): ChartSpec | null {
  const envelope = row.values.find((each) => each !== null)?.enveloppe_ha ?? null;
  if (envelope === null) return null;
  const rows = row.values.map((each, index) => {
    const name = all[index]?.scenario.titre ?? '';
    const before = each?.reste_avant_ha ?? null;
    const [least, most] = [each?.charge_ha?.minimum ?? null, each?.charge_ha?.maximum ?? null];
    const known = each !== null && each.enveloppe_ha !== null && before !== null && least !== null && most !== null;
    return { key: all[index]?.scenario.id ?? String(index), name, values: known ? [each.enveloppe_ha - before, least, most - least, Math.max(0, before - most)] : [null, null, null, null] };
  });
  const over = rows.filter((_, index) => (row.values[index]?.reste_apres_ha?.minimum ?? 0) < 0).map(({ name }) => `« ${name} »`);
  return barChart({
    name: `scenarios-${territory.id.replaceAll(/[:,]/g, '-').slice(0, 60)}`,
    title: `${territory.titre}, à ${rate(row.taux_pct)}`,
    sentence: `L’enveloppe de ${ha(envelope)} sous chaque scénario : consommé, pris par les projets, en doute, reste.`,
    note: `Enveloppe : ${ha(envelope)}.${over.length === 0 ? '' : ` Dépassée, au plus : ${over.join(', ')}.`}`,
    heading: 'Scénario', kind: 'hectares', picks: true,
    series: [
      { title: 'Consommé', colour: CONSUMED, motif: 'plein' }, { title: 'Projets, au moins', colour: '#4d535a', motif: 'plein' },
      { title: 'Projets, en doute', colour: COLOURS.friches, motif: 'hachures' }, { title: 'Reste, au moins', colour: COLOURS.parcs, motif: 'points' },
    ],
    rows,
  });
}
