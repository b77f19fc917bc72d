// <archipel-coordinates>: where the pointer is, in three systems; a point that is clicked stays, to be copied; and the
// way to coordinates that one types.

import type { Position } from 'geojson';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { coordinateCopy, coordinateWords, readPlace, type System, SYSTEMS } from '../geo/coordinates.ts';
import type { Stage } from '../map/stage.ts';
import { PageElement } from '../ui/element.ts';
import { pointing } from './gestures.ts';
import { Sketch } from './sketch.ts';

const CLOSE_ZOOM = 16;

@customElement('archipel-coordinates')
export class CoordinatesCard extends PageElement {
  @property({ attribute: false }) stage!: Stage;
  @state() private pinned: Position | null = null;
  @state() private pointer: Position | null = null;
  @state() private error = '';
  @state() private said = '';
  private sketch: Sketch | null = null;
  private stop: () => void = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.emit('drawing', true);
  }

  protected override firstUpdated(): void {
    this.sketch = new Sketch(this.stage.map);
    this.stop = pointing(this.stage.map, {
      point: (position) => this.pin(position, ''),
      hover: (position) => { this.pointer = position; },
      escape: () => { this.pinned = null; },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
    this.sketch?.remove();
    document.querySelector('archipel-app')?.dispatchEvent(new CustomEvent('drawing', { detail: false }));
  }

  protected override updated(): void {
    this.sketch?.draw([], this.pinned === null ? [] : [this.pinned], false);
  }

  private pin(position: Position, said: string): void {
    this.pinned = position;
    this.said = said;
  }

  private readonly go = (event: Event): void => {
    event.preventDefault();
    const read = readPlace(this.querySelector<HTMLInputElement>('#go-to')?.value ?? '');
    this.error = read.error ?? '';
    if (read.position === null) return;
    this.pin(read.position, `Lu en ${SYSTEMS.find(({ id }) => id === read.system)?.title ?? ''}.`);
    const [lon = 0, lat = 0] = read.position;
    this.stage.jump({ zoom: Math.max(CLOSE_ZOOM, this.stage.camera.zoom), lat, lon });
  };

  private async copy(position: Position, system: System, title: string): Promise<void> {
    const text = coordinateCopy(position, system);
    try {
      await navigator.clipboard.writeText(text);
      this.said = `${title} copié : ${text}`;
    } catch {
      this.said = `À copier : ${text}`;
    }
  }

  private row(system: System, title: string, note: string): TemplateResult {
    const position = this.pinned ?? this.pointer;
    return html`
      <div class="coordinate">
        <dt title=${note}>${title}</dt>
        <dd><span>${position === null ? html`<span class="unknown">pointez la carte</span>` : coordinateWords(position, system)}</span>
          ${this.pinned === null ? nothing : html`<button type="button" class="link" aria-label="Copier les coordonnées ${title}" @click=${() => this.pinned !== null && this.copy(this.pinned, system, title)}>Copier</button>`}</dd>
      </div>`;
  }

  protected override render(): TemplateResult {
    return html`
      <dl class="coordinates">${SYSTEMS.map(({ id, title, note }) => this.row(id, title, note))}</dl>
      <p class="hint" role="status">${this.said !== '' ? this.said : this.pinned === null ? 'Cliquez pour garder un point et le copier. Au clavier, Entrée prend le centre de la carte.' : 'Point gardé : Échap le libère.'}</p>
      <form class="go-to" @submit=${this.go}>
        <label for="go-to">Aller à des coordonnées</label>
        <div><input id="go-to" class="rule-value" type="text" autocomplete="off" spellcheck="false" placeholder="687123 ; 7041456" aria-describedby="go-to-error" />
        <button type="submit" class="button small">Aller</button></div>
        <p id="go-to-error" class="field-error" role="alert">${this.error}</p>
      </form>
    `;
  }
}
