// <archipel-measure>: a length or an area drawn point by point, measured in Lambert-93.

import type { Position } from 'geojson';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { count, hectares, plural, withUnit } from '../format/number.ts';
import { areaM2, crosses, lengthM } from '../geo/measure.ts';
import type { Stage } from '../map/stage.ts';
import { PageElement } from '../ui/element.ts';
import { pointing } from './gestures.ts';
import { Sketch } from './sketch.ts';

const kilometres = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Metres to the metre; kilometres to ten metres. */
export function lengthWords(metres: number): string {
  return metres < 1000 ? withUnit(count(Math.round(metres)), 'm') : withUnit(kilometres.format(metres / 1000), 'km');
}

export function areaWords(squareMetres: number): string {
  return squareMetres < 10_000 ? withUnit(count(Math.round(squareMetres)), 'm²') : hectares(squareMetres / 10_000);
}

@customElement('archipel-measure')
export class MeasureCard extends PageElement {
  @property({ attribute: false }) stage!: Stage;
  @state() private area = false;
  @state() private points: readonly Position[] = [];
  @state() private ended = false;
  @state() private pointer: Position | null = null;
  private sketch: Sketch | null = null;
  private stop: () => void = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.emit('drawing', true);
  }

  protected override firstUpdated(): void {
    this.sketch = new Sketch(this.stage.map);
    this.stop = pointing(this.stage.map, {
      point: (position) => {
        this.points = this.ended ? [position] : [...this.points, position];
        this.ended = false;
      },
      hover: (position) => { this.pointer = position; },
      back: this.back,
      escape: this.restart,
      end: this.end,
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
    this.sketch?.remove();
    document.querySelector('archipel-app')?.dispatchEvent(new CustomEvent('drawing', { detail: false }));
  }

  private readonly back = (): void => {
    this.points = this.points.slice(0, -1);
    this.ended = false;
  };

  private readonly restart = (): void => {
    this.points = [];
    this.ended = false;
  };

  private readonly end = (): void => {
    this.ended = this.points.length > 1;
  };

  /** What is drawn: the points given, and the pointer as the next one. */
  private get line(): readonly Position[] {
    return this.ended || this.pointer === null || this.points.length === 0 ? this.points : [...this.points, this.pointer];
  }

  protected override updated(): void {
    this.sketch?.draw(this.line, this.points, this.area);
  }

  private result(): TemplateResult {
    const { line } = this;
    if (this.points.length === 0) return html`<p class="hint">Cliquez chaque point sur la carte. Au clavier : les flèches déplacent la carte, Entrée pose un point en son centre, Retour arrière retire le dernier.</p>`;
    if (this.area && crosses(line)) return html`<p class="tool-figure" role="status">Le tracé se recoupe : retirez un point.</p>`;
    const edge = this.area && line.length > 2 ? [...line, line[0] ?? []] : line;
    return html`
      <p class="tool-figure" role="status">${this.area ? (line.length > 2 ? areaWords(areaM2(line)) : 'Encore un point') : lengthWords(lengthM(line))}</p>
      <p class="hint">${plural(this.points.length, 'point')}${this.area && line.length > 2 ? html` · périmètre ${lengthWords(lengthM(edge))}` : !this.area && this.points.length > 2 ? html` · dernier segment ${lengthWords(lengthM(this.points.slice(-2)))}` : nothing}. Mesuré dans le plan Lambert-93.</p>`;
  }

  private mode(area: boolean, title: string): TemplateResult {
    return html`<label class="check"><input type="radio" name="mesure" .checked=${this.area === area} @change=${() => { this.area = area; }} /> ${title}</label>`;
  }

  protected override render(): TemplateResult {
    return html`
      <fieldset class="tool-modes"><legend class="visually-hidden">Que mesurer</legend>${this.mode(false, 'Longueur')}${this.mode(true, 'Surface')}</fieldset>
      ${this.result()}
      ${this.points.length === 0 ? nothing : html`
        <p class="layer-ways">
          ${this.ended ? nothing : html`<button type="button" class="link" @click=${this.end}>Terminer</button>`}
          <button type="button" class="link" @click=${this.back}>Retirer le dernier point</button>
          <button type="button" class="link" @click=${this.restart}>Recommencer</button>
        </p>`}
    `;
  }
}
