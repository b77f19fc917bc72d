// Horizontal bars, one a row, cut into parts where there are several series. Each part has its pattern and, where there is
// room, its number; a series is named inside its widest part, else in the key.

import { INK, LINE, PAPER } from './colours.ts';
import { textWidth } from './key.ts';
import type { ChartSpec, Drawn, Frame, Ink, Kind } from './spec.ts';
import { numberText } from './words.ts';

export interface Series extends Ink {
  readonly title: string;
}

export interface BarRow {
  readonly key: string;
  readonly name: string;
  /** One for each series; null: not known. */
  readonly values: readonly (number | null)[];
  readonly href?: string;
}

export interface Bars {
  readonly name: string;
  readonly title: string;
  readonly sentence: string;
  readonly note?: string;
  /** What a row is, above the first column. */
  readonly heading: string;
  readonly kind: Kind;
  readonly series: readonly Series[];
  readonly rows: readonly BarRow[];
  readonly picks?: boolean;
  /** A number in few signs, for a label; the kind's own unless given. */
  readonly short?: (value: number) => string;
}

const ROW = 30;

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

interface Part {
  readonly key: string;
  readonly column: number;
  readonly value: number;
  readonly name: string;
  readonly series: Series;
  readonly start: number;
}

function partsOf({ rows, series }: Bars): Part[] {
  return rows.flatMap(({ key, name, values }) => {
    let start = 0;
    return values.flatMap((value, index): Part[] => {
      const each = series[index];
      if (value === null || value === 0 || each === undefined) return [];
      const part = { key, column: index + 1, value, name, series: each, start };
      start += value;
      return [part];
    });
  });
}

/** A name on two lines when it is long for the room at the left. */
function leftRoom(rows: readonly BarRow[], width: number): number {
  const longest = Math.max(0, ...rows.map(({ name }) => textWidth(name)));
  return Math.min(longest + 18, Math.max(96, width * 0.36));
}

function draw(bars: Bars, { plot, width, inks }: Frame): Drawn {
  const { rows, series, kind, short = (value: number) => numberText(kind, value) } = bars;
  const parts = partsOf(bars);
  const peak = Math.max(0, ...rows.map(({ values }) => sum(values)));
  const marginLeft = leftRoom(rows, width);
  const marginRight = 12 + Math.max(0, ...rows.map(({ values }) => textWidth(values.every((value) => value === null) ? 'non renseigné' : short(sum(values)))));
  const scale = peak === 0 ? 0 : (width - marginLeft - marginRight) / peak;
  const fits = (part: Part, text: string): boolean => textWidth(text) + 10 <= part.value * scale;
  const widest = series.map((each) => parts.filter((part) => part.series === each).reduce<Part | null>((best, part) => (best === null || part.value > best.value ? part : best), null));
  const whole = (part: Part): string => `${part.series.title} : ${short(part.value)}`;
  const named = series.length > 1 && widest.every((part) => part === null || fits(part, whole(part)));
  const label = (part: Part): string => {
    const own = named && widest[series.indexOf(part.series)] === part;
    const text = own ? whole(part) : short(part.value);
    return series.length > 1 && fits(part, text) ? text : '';
  };
  const names = rows.map(({ name }) => name);
  return {
    key: series.length > 1 && !named ? series.filter((_, index) => widest[index] !== null) : [],
    options: {
      height: rows.length * ROW + 12,
      marginLeft,
      marginRight,
      marginTop: 4,
      marginBottom: 8,
      x: { domain: [0, peak === 0 ? 1 : peak], axis: null },
      y: { domain: rows.map(({ key }) => key), label: null, padding: 0.28 },
      marks: [
        plot.axisY({ tickSize: 0, tickPadding: 8, tickFormat: (_: unknown, index: number) => names[index] ?? '', lineWidth: (marginLeft - 8) / 12, textOverflow: 'ellipsis', fill: INK }),
        plot.barX(parts, { y: 'key', x1: 'start', x2: (part: Part) => part.start + part.value, fill: (part: Part) => inks.fill(part.series), stroke: (part: Part) => part.series.colour, strokeWidth: 1, insetRight: 1, ...plot.keyed(parts) }),
        plot.text(parts, { y: 'key', x: (part: Part) => part.start + part.value / 2, text: label, fill: INK, stroke: PAPER, strokeWidth: 5 }),
        plot.text(rows, { y: 'key', x: ({ values }: BarRow) => sum(values), dx: 6, textAnchor: 'start', fill: INK, text: ({ values }: BarRow) => (values.every((value) => value === null) ? 'non renseigné' : short(sum(values))) }),
        plot.ruleX([0], { stroke: LINE }),
      ],
    },
  };
}

export function barChart(bars: Bars): ChartSpec {
  const { name, title, sentence, heading, kind, series, rows, note, picks } = bars;
  const several = series.length > 1;
  return {
    name, title, sentence,
    ...(note === undefined ? {} : { note }),
    ...(picks === undefined ? {} : { picks }),
    columns: [{ title: heading, kind: 'texte' }, ...series.map((each) => ({ title: each.title, kind })), ...(several ? [{ title: 'Total', kind }] : [])],
    rows: rows.map(({ key, name: rowName, values, href }) => ({
      key,
      cells: [rowName, ...values, ...(several ? [values.every((value) => value === null) ? null : sum(values)] : [])],
      ...(href === undefined ? {} : { href }),
    })),
    draw: (frame) => draw(bars, frame),
  };
}
