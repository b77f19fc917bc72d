// <archipel-chart>: a drawing by Observable Plot and the table it is made of. It takes the width of what holds it; a mark that is
// pointed at is said, and lights whatever the page ties to its key.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { unreachable } from '../api/problem.ts';
import { glue } from '../format/typography.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import { skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import type { ChartSpec, Picked, Row } from './spec.ts';
import { saveCsv, savePng, saveSvg } from './save.ts';
import { chartTable } from './table.ts';
import { rowSentence } from './words.ts';

type Draw = (typeof import('./plot.ts'))['drawing'];

const NONE: ReadonlySet<string> = new Set();

@customElement('archipel-chart')
export class Chart extends PageElement {
  @property({ attribute: false }) spec!: ChartSpec;
  /** Keys of the rows that the page lights: what is pointed at elsewhere. */
  @property({ attribute: false }) lit: ReadonlySet<string> = NONE;
  /** The title's level in the page. */
  @property({ type: Number }) level = 3;
  @state() private asTable = false;
  @state() private pointed: Picked | null = null;
  @state() private width = 0;
  @query('.chart-drawing') private holder!: HTMLElement | null;
  private readonly chunk = new Loader<Draw>(this);
  private readonly sizes = new ResizeObserver(([entry]) => { this.width = Math.floor(entry?.contentRect.width ?? 0); });

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    void this.chunk.load(async () => (await import('./plot.ts').catch(() => { throw unreachable(); })).drawing);
  }

  override disconnectedCallback(): void {
    this.sizes.disconnect();
    super.disconnectedCallback();
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    const { pointed } = this;
    if (changes.has('spec') && pointed !== null && !this.spec.rows.some(({ key }) => key === pointed.key)) this.pointed = null;
  }

  protected override updated(changes: PropertyValues): void {
    const draw = this.chunk.value;
    const { holder, width } = this;
    if (holder === null || draw === null || width === 0) return;
    if (changes.has('spec') || changes.has('width') || changes.has('asTable') || holder.childElementCount === 0) holder.replaceChildren(draw(this.spec, width));
    const marks = [...holder.querySelectorAll<SVGElement>('[data-key]')];
    const isLit = ({ dataset }: SVGElement): boolean => this.lit.has(dataset['key'] ?? '') || this.isPointed(dataset);
    const some = marks.some(isLit);
    for (const mark of marks) {
      mark.classList.toggle('lit', isLit(mark));
      mark.classList.toggle('dim', some && !isLit(mark));
    }
  }

  private isPointed({ key, column }: DOMStringMap): boolean {
    const { pointed } = this;
    return pointed !== null && pointed.key === key && (pointed.column === null || String(pointed.column) === column);
  }

  private point(picked: Picked | null): void {
    if (picked?.key === this.pointed?.key && picked?.column === this.pointed?.column) return;
    this.pointed = picked;
    this.emit('chart-point', picked);
  }

  private readonly over = ({ target }: Event): void => {
    const data = target instanceof Element ? target.closest<SVGElement>('[data-key]')?.dataset : undefined;
    this.point(data?.['key'] === undefined ? null : { key: data['key'], column: data['column'] === undefined ? null : Number(data['column']) });
  };

  private readonly leave = (): void => this.point(null);

  private readonly choose = (): void => {
    if (this.pointed !== null) this.emit('chart-choose', this.pointed);
  };

  /** Arrows go from row to row as they stand in the table. */
  private readonly press = (event: KeyboardEvent): void => {
    const { rows } = this.spec;
    const at = rows.findIndex(({ key }) => key === this.pointed?.key);
    const steps: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: Math.max(0, at - 1), ArrowUp: Math.max(0, at - 1), Home: 0, End: rows.length - 1 };
    const next = steps[event.key];
    if (next !== undefined) {
      const row = rows[Math.min(rows.length - 1, next)];
      this.point(row === undefined ? null : { key: row.key, column: null });
    } else if (event.key === 'Enter') {
      this.choose();
    } else if (event.key === 'Escape') {
      this.point(null);
    } else {
      return;
    }
    event.preventDefault();
  };

  private reading(): string {
    const { pointed } = this;
    const row: Row | undefined = this.spec.rows.find(({ key }) => key === pointed?.key);
    return row === undefined ? '' : glue(rowSentence(this.spec, row, pointed?.column === 0 ? null : pointed?.column ?? null));
  }

  private get drawing(): SVGSVGElement | null {
    return this.holder?.querySelector<SVGSVGElement>('.chart-svg') ?? null;
  }

  private readonly save = (form: (spec: ChartSpec, drawing: SVGSVGElement) => unknown): void => {
    if (this.drawing !== null) void form(this.spec, this.drawing);
  };

  private picture(): TemplateResult {
    const { sentence, picks = false } = this.spec;
    const { result } = this.chunk;
    if (result.state === 'problem') return html`${problemMessage(result.problem, this.chunk.retry)}${chartTable(this.spec, this.lit)}`;
    return html`
      ${result.state === 'ready' ? nothing : skeleton(4)}
      ${picks ? html`
        <div class="chart-holder" tabindex="0" role="group" aria-label="${glue(sentence)} Flèches : une ligne après l’autre ; Entrée : la choisir."
          @pointerover=${this.over} @pointerleave=${this.leave} @click=${this.choose} @keydown=${this.press} @blur=${this.leave}>
          <div class="chart-drawing picks" aria-hidden="true"></div>
        </div>
        <p class="chart-reading hint" role="status">${this.reading()}</p>`
      : html`<div class="chart-drawing" role="img" aria-label=${glue(sentence)}></div>`}`;
  }

  protected override render(): TemplateResult {
    const { spec, level, asTable } = this;
    const title = level === 2 ? html`<h2>${glue(spec.title)}</h2>` : level === 4 ? html`<h4>${glue(spec.title)}</h4>` : html`<h3>${glue(spec.title)}</h3>`;
    return html`
      <figure class="chart">
        <figcaption>${title}
          <div class="chart-actions no-print" role="group" aria-label="${spec.title} : tableau et fichiers">
            <button type="button" class="chart-button" aria-pressed=${asTable} @click=${() => { this.asTable = !asTable; }}>Tableau</button>
            <button type="button" class="chart-button" aria-label="Télécharger le tableau, CSV" @click=${() => saveCsv(spec)}>CSV</button>
            ${asTable ? nothing : html`
              <button type="button" class="chart-button" aria-label="Télécharger le dessin, SVG" @click=${() => this.save(saveSvg)}>SVG</button>
              <button type="button" class="chart-button" aria-label="Télécharger l’image, PNG" @click=${() => this.save(savePng)}>PNG</button>`}
          </div>
        </figcaption>
        ${asTable ? chartTable(spec, this.lit) : this.picture()}
        ${spec.note === undefined ? nothing : html`<p class="chart-note">${glue(spec.note)}</p>`}
      </figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-chart': Chart;
  }
}
