// <archipel-legend>: the layers with their symbols and counts; check boxes show and hide them.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Layer } from '../api/layer.ts';
import { count } from '../format/number.ts';
import { PageElement } from '../ui/element.ts';
import { symbol } from '../ui/symbol.ts';
import { isGround } from './order.ts';

@customElement('archipel-legend')
export class Legend extends PageElement {
  @property({ attribute: false }) layers: readonly Layer[] = [];
  @property({ attribute: false }) shown: readonly string[] = [];
  @state() private open = !matchMedia('(max-width: 900px)').matches;

  private toggle(id: string): void {
    const next = this.shown.includes(id) ? this.shown.filter((shown) => shown !== id) : [...this.shown, id];
    this.emit<readonly string[]>('show-layers', next);
  }

  private entry(layer: Layer): TemplateResult {
    const shown = this.shown.includes(layer.id);
    const cases = shown ? (layer.style.cases?.values ?? []) : [];
    return html`
      <li class="legend-layer">
        <label class="legend-line">
          <input type="checkbox" .checked=${shown} @change=${() => this.toggle(layer.id)} />
          ${symbol(layer)}
          <span class="legend-title">${layer.title}</span>
          <span class="legend-count">${layer.nombre === null ? nothing : count(layer.nombre)}</span>
        </label>
        ${cases.length === 0 ? nothing : html`
          <ul class="legend-cases">
            ${cases.map((value) => html`<li>${symbol(layer, value)}<span>${value.title}</span></li>`)}
          </ul>`}
      </li>
    `;
  }

  private group(title: string, layers: readonly Layer[]): TemplateResult | typeof nothing {
    return layers.length === 0 ? nothing : html`
      <h2>${title}</h2>
      <ul>${layers.map((layer) => this.entry(layer))}</ul>
    `;
  }

  protected override render(): TemplateResult {
    return html`
      <section class="legend" aria-label="Légende">
        <button type="button" class="legend-toggle" aria-expanded=${this.open ? 'true' : 'false'} aria-controls="legend-body"
          @click=${() => { this.open = !this.open; if (this.open) this.emit('legend-open', null); }}>Légende</button>
        <div id="legend-body" ?hidden=${!this.open}>
          ${this.group('Projets et lieux', this.layers.filter(({ id }) => !isGround(id)))}
          ${this.group('Territoire', this.layers.filter(({ id }) => isGround(id)))}
        </div>
      </section>
    `;
  }
}
