// <archipel-flux>: consumption by year, stacked by destination, with the reference mean, the pace each rate permits and the
// pace of the known years carried on. Arrows go from year to year; the sentence under the chart reads each aloud.

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { DESTINATIONS, type Trajectory } from '../api/trajectory.ts';
import { plain } from '../format/number.ts';
import { PageElement } from '../ui/element.ts';
import { BAR, type Bar, BASE, chartModel, type ChartModel, HEIGHT, LEFT, type Level, spread, STEP } from './chart-scale.ts';
import { haPerYear, rate } from './figures.ts';
import { DESTINATION_NAMES, measure, yearSentence } from './words.ts';

interface Lines {
  readonly reference: number | null;
  readonly pace: number | null;
  readonly permitted: readonly { readonly name: string; readonly value: number }[];
}

/** What the chart draws besides the bars: figures of the answer, none computed here but the mean of the reference. */
export function linesOf({ hypotheses, indicateurs, periode_reference: years }: Trajectory): Lines {
  const reference = measure(indicateurs, 'consommation_reference')?.valeur ?? null;
  return {
    reference: reference === null || years === null ? null : reference / (years.fin - years.debut + 1),
    pace: measure(indicateurs, 'rythme')?.valeur ?? null,
    permitted: hypotheses.flatMap(({ taux_pct, mesures }) => {
      const value = measure(mesures, 'rythme_permis')?.valeur ?? null;
      return value === null ? [] : [{ name: `permis à ${rate(taux_pct)}`, value }];
    }),
  };
}

@customElement('archipel-flux')
export class FluxChart extends PageElement {
  @property({ attribute: false }) trajectory!: Trajectory;
  @state() private chosen: number | null = null;

  private readonly press = (event: KeyboardEvent, bars: readonly Bar[]): void => {
    const at = bars.findIndex(({ annee }) => annee === this.chosen);
    const next = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? Math.max(0, at - 1) : event.key === 'Home' ? 0 : event.key === 'End' ? bars.length - 1 : null;
    if (next === null) return;
    event.preventDefault();
    this.chosen = bars[Math.min(bars.length - 1, next)]?.annee ?? null;
  };

  private bar(bar: Bar): SVGTemplateResult {
    const { annee, x, segments, flux } = bar;
    const top = segments[segments.length - 1]?.y ?? BASE;
    return svg`
      <g class="flux-year ${this.chosen === annee ? 'chosen' : ''} ${flux?.provisoire ? 'provisional' : ''}" @click=${() => { this.chosen = annee; }}>
        <rect class="flux-room" x=${x - (STEP - BAR) / 2} y="20" width=${STEP} height=${BASE - 20} />
        ${segments.map((segment) => svg`<rect class="dest dest-${segment.destination}" x=${x} y=${segment.y} width=${BAR} height=${segment.height} />`)}
        ${flux?.provisoire ? svg`<rect fill="url(#flux-hatch)" x=${x} y=${top} width=${BAR} height=${BASE - top} />` : nothing}
        ${flux !== null && flux.total_ha === null ? svg`<text class="bar-label" x=${x + BAR / 2} y=${BASE - 5} text-anchor="middle">n. r.</text>` : nothing}
        <text class="bar-year" x=${x + BAR / 2} y=${BASE + 16} text-anchor="middle">${annee}</text>
      </g>`;
  }

  private level(className: string, { name, value, y, x1, x2, labelY }: Level): SVGTemplateResult {
    return svg`<path class="flux-line ${className}" d="M${x1} ${y}H${x2}" /><text class="flux-label" x=${x2 + 6} y=${labelY}>${name} : ${haPerYear(value)}</text>`;
  }

  private levels(model: ChartModel, { reference, pace, permitted }: Lines): SVGTemplateResult[] {
    const { periode_reference, decennie } = this.trajectory;
    const coming = model.bars.filter((bar) => bar.coming);
    const [first, last] = [coming[0], coming[coming.length - 1]];
    const mean = reference === null || periode_reference === null ? []
      : [this.level('mean', model.level(`moyenne ${periode_reference.debut}–${periode_reference.fin}`, reference, periode_reference.debut, periode_reference.fin))];
    const boxes = pace === null ? [] : coming.map(({ x }) => svg`<rect class="flux-coming" x=${x} y=${model.y(pace)} width=${BAR} height=${BASE - model.y(pace)} />`);
    const beside = [
      ...(pace === null || first === undefined || last === undefined ? [] : [model.level('rythme actuel', pace, first.annee, last.annee)]),
      ...(decennie === null ? [] : permitted.map(({ name, value }) => model.level(name, value, decennie.debut, decennie.fin))),
    ];
    return [...boxes, ...mean, ...spread(beside).map((level) => this.level(level.name === 'rythme actuel' ? 'pace' : 'permitted', level))];
  }

  private chart(model: ChartModel, lines: Lines): TemplateResult {
    const { width, bars, ticks } = model;
    return html`
      <div class="scroll flux-scroll" tabindex="0" role="group" aria-label="Consommation par année, en hectares. Flèches gauche et droite : une année après l’autre ; les mêmes nombres sont dans le tableau qui suit."
        @keydown=${(event: KeyboardEvent) => this.press(event, bars)}>
        <svg class="flux-chart" viewBox="0 0 ${width} ${HEIGHT}" aria-hidden="true">
          <defs><pattern id="flux-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="6" fill="#fbfaf7" fill-opacity="0.75" /></pattern></defs>
          ${ticks.map(({ value, y }) => svg`<path class="flux-tick" d="M${LEFT} ${y}H${width}" /><text class="bar-year" x=${LEFT - 6} y=${y + 4} text-anchor="end">${plain(value)}</text>`)}
          <text class="bar-year" x="2" y="14">ha par an</text>
          ${bars.map((bar) => this.bar(bar))}
          ${this.levels(model, lines)}
          <path class="bar-base" d="M${LEFT} ${BASE}H${width}" />
        </svg>
      </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { flux: { annees }, periode_reference, decennie } = this.trajectory;
    if (!annees.some(({ total_ha }) => total_ha !== null)) return nothing;
    const lines = linesOf(this.trajectory);
    const levels = [lines.reference, lines.pace, ...lines.permitted.map(({ value }) => value)].filter((value) => value !== null);
    const model = chartModel(annees, periode_reference, decennie, levels);
    const seen = new Set(model.bars.flatMap(({ segments }) => segments.map(({ destination }) => destination)));
    const chosen = model.bars.find(({ annee }) => annee === this.chosen);
    return html`
      ${this.chart(model, lines)}
      <p class="flux-reading hint" role="status">${chosen === undefined ? 'Choisissez une année pour la lire : un clic, ou les flèches du clavier.' : yearSentence(chosen.annee, chosen.flux)}</p>
      <ul class="band-key">
        ${DESTINATIONS.filter((destination) => seen.has(destination)).map((destination) => html`<li><span class="key dest-${destination}"></span>${DESTINATION_NAMES[destination]}</li>`)}
        ${seen.has('total') ? html`<li><span class="key dest-total"></span>sans détail par destination</li>` : nothing}
        ${model.bars.some(({ flux }) => flux?.provisoire) ? html`<li><span class="key provisional"></span>année provisoire</li>` : nothing}
        ${lines.pace !== null && model.bars.some(({ coming }) => coming) ? html`<li><span class="key coming"></span>si le rythme continue</li>` : nothing}
      </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-flux': FluxChart;
  }
}
