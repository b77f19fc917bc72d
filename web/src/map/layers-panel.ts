// <archipel-layers>: the layers with their symbols and counts, shown, hidden, faded and filtered; and the ground beneath.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Layer } from '../api/layer.ts';
import type { Bbox } from '../api/refs.ts';
import { count, plural } from '../format/number.ts';
import type { Catalogue } from '../state/catalogue.ts';
import type { Ground } from '../state/configuration.ts';
import { filtering } from '../state/filtering.ts';
import type { View } from '../state/view.ts';
import { PageElement } from '../ui/element.ts';
import { symbol } from '../ui/symbol.ts';
import { NO_GROUND } from './basemap.ts';
import { Counting } from './counting.ts';
import { isComputed, isGround } from './order.ts';

/** Detail of `show-view`: what changes of the map. */
export type ViewChange = Partial<View>;

@customElement('archipel-layers')
export class LayersPanel extends PageElement {
  @property({ attribute: false }) catalogue!: Catalogue;
  /** Grows when the catalogue learns something. */
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) shown: readonly string[] = [];
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) bbox: Bbox | null = null;
  @property({ attribute: false }) grounds: readonly Ground[] = [];
  @property({ attribute: false }) ground: Ground | null = null;
  @state() private open = !matchMedia('(max-width: 900px)').matches;
  /** The layer whose settings are open. */
  @state() private set = '';
  @state() private settingsReady = false;
  private readonly counting = new Counting(this);

  override connectedCallback(): void {
    super.connectedCallback();
    filtering.addEventListener('change', this.refresh);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    filtering.removeEventListener('change', this.refresh);
  }

  private readonly refresh = (): void => this.requestUpdate();

  private toggle(id: string): void {
    const layers = this.shown.includes(id) ? this.shown.filter((shown) => shown !== id) : [...this.shown, id];
    this.emit<ViewChange>('show-view', { layers });
  }

  private readonly toggleSettings = (id: string): void => {
    this.set = this.set === id ? '' : id;
    if (!this.settingsReady) void import('./layer-settings.ts').then(() => { this.settingsReady = true; });
  };

  /** « 6 sur 14 »: in view, of all that pass the filter. */
  private count(layer: Layer, shown: boolean): TemplateResult | typeof nothing {
    const passing = filtering.of(layer.id);
    const total = passing === null ? layer.nombre : passing.matched;
    if (total === null) return nothing;
    const here = shown ? this.counting.inView(layer, this.catalogue, this.bbox) : null;
    return html`<span class="legend-count">${here === null || here === total
      ? count(total)
      : html`<span aria-hidden="true">${count(here)}/${count(total)}</span><span class="visually-hidden">${plural(here, 'objet')} dans la vue sur ${count(total)}</span>`}</span>`;
  }

  private entry(layer: Layer): TemplateResult {
    const shown = this.shown.includes(layer.id);
    const cases = shown ? (layer.style.cases?.values ?? []) : [];
    const set = this.set === layer.id;
    const rules = this.view.filters[layer.id]?.length ?? 0;
    return html`
      <li class="legend-layer">
        <div class="legend-line">
          <label>
            <input type="checkbox" .checked=${shown} @change=${() => this.toggle(layer.id)} />
            ${symbol(layer)}
            <span class="legend-title">${layer.title}</span>
            ${this.count(layer, shown)}
          </label>
          <button type="button" class="legend-set ${rules > 0 ? 'filtered' : ''}" aria-expanded=${set ? 'true' : 'false'} title="Filtrer, estomper, lister"
            aria-label="Réglages de la couche ${layer.title}${rules > 0 ? `, ${plural(rules, 'filtre')}` : ''}" @click=${() => this.toggleSettings(layer.id)}>${gear(rules > 0)}</button>
        </div>
        ${set ? html`<archipel-layer-settings .layer=${layer} .catalogue=${this.catalogue} .version=${this.version} .view=${this.view} .shown=${shown}></archipel-layer-settings>` : nothing}
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

  private choice(id: string, title: string, chosen: boolean): TemplateResult {
    return html`<label class="legend-ground"><input type="radio" name="fond" .checked=${chosen} @change=${() => this.emit<ViewChange>('show-view', { ground: id })} /> ${title}</label>`;
  }

  private groundChoice(): TemplateResult | typeof nothing {
    return this.grounds.length === 0 ? nothing : html`
      <fieldset class="legend-grounds">
        <legend>Fond de carte</legend>
        ${this.choice(NO_GROUND, 'Aucun', this.ground === null)}
        ${this.grounds.map(({ id, titre }) => this.choice(id, titre, this.ground?.id === id))}
        ${this.ground?.attribution === undefined ? nothing : html`<p class="legend-source">Fond : ${this.ground.attribution}</p>`}
      </fieldset>`;
  }

  private readonly unfold = (): void => {
    this.open = !this.open;
    if (this.open) this.emit('legend-open', null);
  };

  protected override render(): TemplateResult {
    const { layers } = this.catalogue;
    const known = ['fiches', 'cites-minieres', 'friches', 'parcs', 'ev5', 'zae'];
    const places = layers.filter(({ id }) => known.includes(id));
    const computed = layers.filter(({ id }) => isComputed(id));
    const published = layers.filter(({ id }) => !known.includes(id) && !isComputed(id) && !isGround(id));
    return html`
      <section class="legend" aria-label="Couches et légende">
        <button type="button" class="legend-toggle" aria-expanded=${this.open ? 'true' : 'false'} aria-controls="legend-body" @click=${this.unfold}>Couches</button>
        <div id="legend-body" ?hidden=${!this.open}>
          ${this.group('Projets et lieux', places)}
          ${this.group('Couches publiées', published)}
          ${this.group('Sobriété foncière', computed)}
          ${this.group('Territoire', layers.filter(({ id }) => isGround(id)))}
          ${this.groundChoice()}
        </div>
      </section>
    `;
  }
}

function gear(filtered: boolean): TemplateResult {
  return html`<svg viewBox="0 0 20 20" width="18" height="18" fill="none" aria-hidden="true" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"><path d="M3 6h6M13 6h4M3 14h3M10 14h7" /><circle cx="11" cy="6" r="2" fill=${filtered ? 'currentColor' : 'none'} /><circle cx="8" cy="14" r="2" fill=${filtered ? 'currentColor' : 'none'} /></svg>`;
}
