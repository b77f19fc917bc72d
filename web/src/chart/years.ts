// Money, or anything counted, by year: the series side by side, so that planned and actual are compared at a glance.

import { shortEuros } from '../format/amount.ts';
import { INK, INK_2, LINE } from './colours.ts';
import type { Series } from './bars.ts';
import { textWidth } from './key.ts';
import type { ChartSpec, Drawn, Frame, Kind } from './spec.ts';
import { numberText } from './words.ts';

export interface YearRow {
  readonly year: number;
  /** One for each series; null: not known. */
  readonly values: readonly (number | null)[];
}

export interface Years {
  readonly name: string;
  readonly title: string;
  readonly sentence: string;
  readonly note?: string;
  readonly kind: Kind;
  readonly series: readonly Series[];
  readonly rows: readonly YearRow[];
  readonly picks?: boolean;
}

const HEIGHT = 220;
/** Room of a year at most: wider bars say nothing more. */
const YEAR = 170;

interface YearBar {
  readonly key: string;
  readonly year: number;
  readonly column: number;
  readonly value: number;
  readonly series: Series;
}

function draw({ kind, series, rows }: Years, { plot, width: whole, inks }: Frame): Drawn {
  const width = Math.min(whole, rows.length * YEAR);
  const short = (value: number): string => (kind === 'euros' ? shortEuros(value) : numberText(kind, value));
  const drawn = series.filter((_, index) => rows.some(({ values }) => values[index] !== null && values[index] !== undefined));
  const bars = rows.flatMap(({ year, values }) => values.flatMap((value, index): YearBar[] => {
    const each = series[index];
    return value === null || value === 0 || each === undefined ? [] : [{ key: String(year), year, column: index + 1, value, series: each }];
  }));
  const room = width / Math.max(1, rows.length) / Math.max(1, drawn.length);
  const roomy = bars.every(({ value }) => textWidth(short(value)) <= room + 4);
  const peak = Math.max(0, ...bars.map(({ value }) => value));
  return {
    key: drawn.length > 1 ? drawn : [],
    options: {
      width,
      height: HEIGHT,
      marginLeft: roomy ? 2 : 60,
      marginRight: 2,
      marginTop: 20,
      marginBottom: 26,
      fx: { domain: rows.map(({ year }) => year), label: null, padding: 0.14 },
      x: { domain: drawn.map(({ title }) => title), axis: null, padding: 0.06 },
      y: { domain: [0, peak === 0 ? 1 : peak], label: null, axis: null },
      marks: [
        ...(roomy ? [] : [plot.gridY({ stroke: LINE, strokeOpacity: 1, ticks: 4 }), plot.axisY({ ticks: 4, tickFormat: (value: number) => short(value), tickSize: 0, fill: INK_2 })]),
        plot.axisFx({ tickSize: 0, anchor: 'bottom', tickFormat: (year: number) => String(year), fill: INK }),
        plot.barY(bars, { fx: 'year', x: (bar: YearBar) => bar.series.title, y1: 0, y2: 'value', fill: (bar: YearBar) => inks.fill(bar.series), stroke: (bar: YearBar) => bar.series.colour, ...plot.keyed(bars) }),
        ...(roomy ? [plot.text(bars, { fx: 'year', x: (bar: YearBar) => bar.series.title, y: 'value', text: (bar: YearBar) => short(bar.value), dy: -8, fill: INK })] : []),
        plot.ruleY([0], { stroke: INK_2 }),
      ],
    },
  };
}

export function yearChart(years: Years): ChartSpec {
  const { name, title, sentence, note, kind, series, rows, picks } = years;
  return {
    name, title, sentence,
    ...(note === undefined ? {} : { note }),
    ...(picks === undefined ? {} : { picks }),
    columns: [{ title: 'Année', kind: 'annee' }, ...series.map((each) => ({ title: each.title, kind }))],
    rows: rows.map(({ year, values }) => ({ key: String(year), cells: [year, ...values] })),
    draw: (frame) => draw(years, frame),
  };
}
