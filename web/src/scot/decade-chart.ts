// The decade as a line: consumed so far, the pace carried on, what each rate permits, and the known projects as a band of doubt.

import type { Trajectory } from '../api/trajectory.ts';
import { INK, INK_2, LINE, PAPER } from '../chart/colours.ts';
import { textWidth } from '../chart/key.ts';
import type { ChartSpec, Drawn, Frame } from '../chart/spec.ts';
import { plain } from '../format/number.ts';
import { type Path, pathOf } from './decade.ts';
import { ha, interval, rate } from './figures.ts';
import { CONSUMED, DOUBT, PERMITTED } from './land-inks.ts';
import { spread } from './line-labels.ts';

const HEIGHT = 320;
const TOP = 26;
const BOTTOM = 26;
const LEFT = 44;
const NARROW = 620;

interface Dot {
  readonly key: string;
  readonly column: number;
  readonly value: number;
  readonly annee: number;
}

interface End {
  readonly text: string;
  /** In a narrow drawing. */
  readonly short: string;
  readonly value: number;
}

/** What stands at the end of the decade, by name. */
export function endsOf({ points, rates, projection, projects }: Path): readonly End[] {
  const permitted = points[points.length - 1]?.permis ?? [];
  return [
    ...rates.map((each, index) => ({ text: `enveloppe à ${rate(each)} : ${ha(permitted[index] ?? 0)}`, short: rate(each), value: permitted[index] ?? 0 })),
    ...(projection === null ? [] : [{ text: `au rythme actuel : ${ha(projection)}`, short: 'rythme', value: projection }]),
    ...(projects === null ? [] : [{ text: `avec les projets, au plus : ${ha(projects.maximum)}`, short: 'projets', value: projects.maximum }]),
  ];
}

function draw(path: Path, { plot, width }: Frame): Drawn {
  const { debut, fin, points, rates, last, projection, projects } = path;
  const ends = endsOf(path);
  const peak = 1.06 * Math.max(0.01, last.cumul, ...ends.map(({ value }) => value));
  const narrow = width < NARROW;
  const named = ends.map(({ text, short, value }) => ({ text: narrow ? short : text, value }));
  const marginRight = 12 + Math.max(0, ...named.map(({ text }) => textWidth(text)));
  const y = (value: number): number => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * value) / peak;
  const labels = spread(named.map(({ text, value }) => ({ text, value, y: y(value) })), HEIGHT - BOTTOM - 4);
  const dots = points.flatMap(({ annee, cumul }): Dot[] => (cumul === null ? [] : [{ key: String(annee), column: 1, value: cumul, annee }]));
  const step = (width - LEFT - marginRight) / points.length < 38 ? 3 : 1;
  const line = (value: number): readonly (readonly [number, number])[] => [[debut - 1, 0], [fin, value]];
  return {
    key: projects === null ? [] : [{ colour: DOUBT, motif: 'plein', title: 'ce que les projets connus ajouteraient' }],
    options: {
      height: HEIGHT, marginLeft: LEFT, marginRight, marginTop: TOP, marginBottom: BOTTOM,
      x: { type: 'linear', domain: [debut - 1, fin], axis: null },
      y: { domain: [0, peak], axis: null },
      marks: [
        plot.gridY({ ticks: 5, stroke: LINE, strokeOpacity: 1 }),
        plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => plain(value), fill: INK_2 }),
        plot.text(['ha, cumulés'], { frameAnchor: 'top-left', dx: -LEFT + 2, dy: -TOP + 4, fill: INK_2 }),
        plot.axisX({ ticks: points.map(({ annee }) => annee).filter((annee) => (fin - annee) % step === 0), tickSize: 0, tickFormat: (annee: number) => String(annee), fill: INK_2 }),
        ...(projects === null ? [] : [plot.areaY([[last.annee, last.cumul, last.cumul], [fin, projects.minimum, projects.maximum]], { x: '0', y1: '1', y2: '2', fill: DOUBT, fillOpacity: 0.35, stroke: DOUBT, strokeWidth: 1 })]),
        ...rates.map((_, index) => plot.lineY(line(points[points.length - 1]?.permis[index] ?? 0), { x: '0', y: '1', stroke: PERMITTED, strokeWidth: 2 })),
        ...(projection === null ? [] : [plot.lineY([[last.annee, last.cumul], [fin, projection]], { x: '0', y: '1', stroke: INK, strokeWidth: 2, strokeDasharray: '7 4' })]),
        plot.lineY([[debut - 1, 0], ...dots.map(({ annee, value }) => [annee, value])], { x: '0', y: '1', stroke: CONSUMED, strokeWidth: 3 }),
        plot.dot(dots, { x: 'annee', y: 'value', r: 4, fill: CONSUMED, stroke: PAPER, strokeWidth: 1, ...plot.keyed(dots) }),
        plot.text(dots.slice(-1), { x: 'annee', y: 'value', text: ({ value }: Dot) => `consommé : ${ha(value)}`, dx: 8, dy: 16, textAnchor: 'start', fill: CONSUMED, stroke: PAPER, strokeWidth: 4, fontWeight: 600 }),
        ...labels.map(({ text, at, y: own, value }) => plot.text([text], { x: fin, y: value, dx: 6, dy: at - own, textAnchor: 'start', fill: INK, stroke: PAPER, strokeWidth: 4, fontWeight: 600 })),
        plot.ruleY([0], { stroke: INK_2 }),
      ],
    },
  };
}

/** Null when the decade has no known year. */
export function decadeChart(trajectory: Trajectory): ChartSpec | null {
  const path = pathOf(trajectory);
  if (path === null) return null;
  const { debut, fin, points, rates, last, projects } = path;
  const ends = endsOf(path);
  const added = projects === null ? null : interval({ minimum: projects.minimum - last.cumul, maximum: projects.maximum - last.cumul });
  return {
    name: `trajectoire-${trajectory.perimetre.id.replaceAll(/[:,]/g, '-').slice(0, 60)}`,
    title: 'Consommation cumulée et enveloppe',
    sentence: `Consommation cumulée depuis ${debut}, en hectares, et ce que chaque taux permet jusqu’à ${fin}. Fin ${last.annee} : ${ha(last.cumul)}.`,
    ...(ends.length === 0 ? {} : { note: `Fin ${fin} : ${ends.map(({ text }) => text).join(' ; ')}.${added === null ? '' : ` Les projets connus ajouteraient ${added}.`}` }),
    columns: [{ title: 'Fin de l’année', kind: 'annee' }, { title: 'Consommé depuis le début', kind: 'hectares' }, ...rates.map((each) => ({ title: `Permis à ${rate(each)}`, kind: 'hectares' as const }))],
    rows: points.map(({ annee, cumul, permis }) => ({ key: String(annee), cells: [annee, cumul, ...permis] })),
    draw: (frame) => draw(path, frame),
    picks: true,
  };
}
