// Consumption by year, stacked by destination, with the reference mean, what each rate permits a year, and the pace of the known
// years carried on as empty boxes.

import { DESTINATIONS, type Destination, type Trajectory, type YearFlux } from '../api/trajectory.ts';
import { INK, INK_2, LINE, PAPER } from '../chart/colours.ts';
import { textWidth } from '../chart/key.ts';
import type { ChartSpec, Drawn, Frame } from '../chart/spec.ts';
import { plain } from '../format/number.ts';
import { haPerYear, rate } from './figures.ts';
import { DESTINATION_INKS, PERMITTED } from './land-inks.ts';
import { spread } from './line-labels.ts';
import { DESTINATION_NAMES, measure, onePerRate } from './words.ts';

const HEIGHT = 330;
const TOP = 26;
const BOTTOM = 26;
const LEFT = 40;
const NARROW = 620;

type Part = Destination | 'total';

interface Level {
  readonly name: string;
  /** In a narrow drawing. */
  readonly short: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly dash: string;
  readonly colour: string;
}

interface Segment {
  readonly key: string;
  readonly column: number;
  readonly value: number;
  readonly year: number;
  readonly part: Part;
  readonly start: number;
  readonly end: number;
}

/** Of the answer, none computed here but the mean of the reference. */
export function levelsOf({ hypotheses, indicateurs, periode_reference: years, decennie }: Trajectory): readonly Level[] {
  const reference = measure(indicateurs, 'consommation_reference')?.valeur ?? null;
  const pace = measure(indicateurs, 'rythme')?.valeur ?? null;
  return [
    ...(reference === null || years === null ? [] : [{ name: `moyenne ${years.debut}–${years.fin}`, short: 'moyenne', value: reference / (years.fin - years.debut + 1), from: years.debut, to: years.fin, dash: '2 4', colour: INK_2 }]),
    ...(decennie === null ? [] : [
      ...(pace === null ? [] : [{ name: 'rythme actuel', short: 'rythme', value: pace, from: decennie.debut, to: decennie.fin, dash: '7 4', colour: INK }]),
      ...onePerRate(hypotheses).flatMap(({ taux_pct, mesures }) => {
        const value = measure(mesures, 'rythme_permis')?.valeur ?? null;
        return value === null ? [] : [{ name: `permis à ${rate(taux_pct)}`, short: rate(taux_pct), value, from: decennie.debut, to: decennie.fin, dash: '', colour: PERMITTED }];
      }),
    ]),
  ];
}

/** Destinations of any year; `total` when a year has none. */
export function partsOf(years: readonly YearFlux[]): readonly Part[] {
  const seen = DESTINATIONS.filter((destination) => years.some((flux) => (flux[`${destination}_ha`] ?? 0) > 0));
  return years.some((flux) => flux.total_ha !== null && DESTINATIONS.every((destination) => flux[`${destination}_ha`] === null)) ? [...seen, 'total'] : seen;
}

/** Residues of one or two square metres below zero draw nothing. */
export function segmentsOf(years: readonly YearFlux[], parts: readonly Part[]): readonly Segment[] {
  return years.flatMap((flux) => {
    const detailed = DESTINATIONS.some((destination) => flux[`${destination}_ha`] !== null);
    let start = 0;
    return parts.flatMap((part, index): Segment[] => {
      const value = part === 'total' ? (detailed ? 0 : (flux.total_ha ?? 0)) : (flux[`${part}_ha`] ?? 0);
      if (value <= 0) return [];
      const segment = { key: String(flux.annee), column: index + 1, value, year: flux.annee, part, start, end: start + value };
      start += value;
      return [segment];
    });
  });
}

function title(part: Part): string {
  const name = part === 'total' ? 'sans détail' : DESTINATION_NAMES[part];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function draw(trajectory: Trajectory, years: readonly number[], { plot, width, inks }: Frame): Drawn {
  const { flux: { annees }, decennie } = trajectory;
  const [first = 0, last = 0] = [years[0], years[years.length - 1]];
  const parts = partsOf(annees);
  const segments = segmentsOf(annees, parts);
  const levels = levelsOf(trajectory);
  const pace = levels.find(({ name }) => name === 'rythme actuel') ?? null;
  const known = annees.filter(({ total_ha }) => total_ha !== null).map(({ annee }) => annee);
  const coming = pace === null || decennie === null ? [] : years.filter((year) => year > Math.max(...known) && year >= decennie.debut && year <= decennie.fin);
  const unknown = years.filter((year) => year <= Math.max(...known) && !known.includes(year));
  const peak = 1.04 * Math.max(0.01, ...annees.map(({ total_ha }) => total_ha ?? 0), ...levels.map(({ value }) => value));
  const narrow = width < NARROW;
  const names = levels.map(({ name, short, value }) => (narrow ? short : `${name} : ${haPerYear(value)}`));
  // The mean of the reference is named where it ends, above the lower years; the others beside the last year.
  const ended = levels.filter(({ to }) => to === last).map((level) => names[levels.indexOf(level)] ?? '');
  const marginRight = 12 + Math.max(0, ...ended.map(textWidth));
  const y = (value: number): number => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * value) / peak;
  const labels = levels.map((level, index) => ({ text: names[index] ?? '', y: y(level.value), level }));
  const beside = [...labels.filter(({ level }) => level.to !== last).map((label) => ({ ...label, at: label.y })), ...spread(labels.filter(({ level }) => level.to === last), HEIGHT - BOTTOM - 4)];
  const step = (width - LEFT - marginRight) / years.length < 34 ? 5 : 1;
  const half = 0.36;
  return {
    key: [
      ...parts.map((part) => ({ ...DESTINATION_INKS[part], title: title(part) })),
      ...(coming.length === 0 ? [] : [{ colour: INK_2, motif: 'vide' as const, title: 'si le rythme continue' }]),
    ],
    options: {
      height: HEIGHT, marginLeft: LEFT, marginRight, marginTop: TOP, marginBottom: BOTTOM,
      x: { type: 'linear', domain: [first - 0.5, last + 0.5], axis: null },
      y: { domain: [0, peak], axis: null },
      marks: [
        plot.gridY({ ticks: 5, stroke: LINE, strokeOpacity: 1 }),
        plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => plain(value), fill: INK_2 }),
        plot.text(['ha par an'], { frameAnchor: 'top-left', dx: -LEFT + 2, dy: -TOP + 4, fill: INK_2 }),
        plot.axisX({ ticks: years.filter((year) => step === 1 || year % step === 0), tickSize: 0, tickFormat: (year: number) => String(year), fill: INK_2 }),
        plot.rectY(coming, { x1: (year: number) => year - half, x2: (year: number) => year + half, y1: 0, y2: () => pace?.value ?? 0, fill: 'none', stroke: INK_2, strokeDasharray: '3 3' }),
        plot.rect(segments, { x1: (each: Segment) => each.year - half, x2: (each: Segment) => each.year + half, y1: 'start', y2: 'end', fill: (each: Segment) => inks.fill(DESTINATION_INKS[each.part]), stroke: (each: Segment) => DESTINATION_INKS[each.part].colour, strokeWidth: 0.8, ...plot.keyed(segments) }),
        plot.text(unknown, { x: (year: number) => year, y: 0, dy: -8, text: () => 'n. r.', fill: INK_2 }),
        ...levels.map(({ value, from, to, dash, colour }) => plot.ruleY([value], { x1: from - 0.5, x2: to + 0.5, stroke: colour, strokeWidth: 2, ...(dash === '' ? {} : { strokeDasharray: dash }) })),
        ...beside.map(({ text, at, y: own, level }) => plot.text([text], { x: level.to + 0.5, y: level.value, dx: 6, dy: level.to === last ? at - own : 0, textAnchor: 'start', fill: INK, stroke: PAPER, strokeWidth: 4, fontWeight: 600 })),
        plot.ruleY([0], { stroke: INK_2 }),
      ],
    },
  };
}

/** Null when no year is known. */
export function yearChart(trajectory: Trajectory): ChartSpec | null {
  const { flux: { annees }, periode_reference, decennie } = trajectory;
  if (!annees.some(({ total_ha }) => total_ha !== null)) return null;
  const named = annees.map(({ annee }) => annee);
  const first = Math.min(periode_reference?.debut ?? Infinity, ...named);
  const last = Math.max(decennie?.fin ?? -Infinity, ...named);
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const parts = partsOf(annees);
  const doubtful = (key: 'provisoire' | 'interpole', word: string): string => {
    const all = annees.filter((flux) => flux[key] && flux.total_ha !== null).map(({ annee }) => annee);
    return all.length === 0 ? '' : `${word} : ${all.join(', ')}.`;
  };
  const note = [doubtful('provisoire', 'Provisoire'), doubtful('interpole', 'Interpolé'), ...levelsOf(trajectory).map(({ name, value }) => `${name.charAt(0).toUpperCase()}${name.slice(1)} : ${haPerYear(value)}.`)].filter((text) => text !== '').join(' ');
  const byYear = new Map(annees.map((flux) => [flux.annee, flux]));
  return {
    name: `consommation-par-annee-${trajectory.perimetre.id.replaceAll(/[:,]/g, '-').slice(0, 60)}`,
    title: 'Hectares par an, par destination',
    sentence: 'Consommation d’espaces par année, en hectares, empilée par destination, avec la moyenne de référence et ce que chaque taux permet par an.',
    ...(note === '' ? {} : { note }),
    columns: [{ title: 'Année', kind: 'annee' }, ...parts.map((part) => ({ title: title(part), kind: 'hectares' as const })), { title: 'Total', kind: 'hectares' }],
    rows: years.filter((year) => byYear.has(year)).map((year) => {
      const flux = byYear.get(year);
      const detailed = flux !== undefined && DESTINATIONS.some((destination) => flux[`${destination}_ha`] !== null);
      return { key: String(year), cells: [year, ...parts.map((part) => (part === 'total' ? (detailed ? 0 : (flux?.total_ha ?? null)) : (flux?.[`${part}_ha`] ?? null))), flux?.total_ha ?? null] };
    }),
    draw: (frame) => draw(trajectory, years, frame),
    picks: true,
  };
}
