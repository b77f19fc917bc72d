// <archipel-layer-settings>: one layer's opacity, its filters in words, and the ways to its list. Fetched when opened.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Layer } from '../api/layer.ts';
import { type Rule, withRules } from '../filter/rule.ts';
import { ruleWords } from '../filter/words.ts';
import '../filter/rule-form.ts';
import { plural } from '../format/number.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { filtering } from '../state/filtering.ts';
import { href } from '../state/route.ts';
import type { View } from '../state/view.ts';
import { PageElement } from '../ui/element.ts';
import type { ViewChange } from './layers-panel.ts';

@customElement('archipel-layer-settings')
export class LayerSettings extends PageElement {
  @property({ attribute: false }) layer!: Layer;
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) shown = false;
  @state() private adding = false;

  override connectedCallback(): void {
    super.connectedCallback();
    filtering.addEventListener('change', this.refresh);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    filtering.removeEventListener('change', this.refresh);
  }

  private readonly refresh = (): void => this.requestUpdate();

  private get rules(): readonly Rule[] {
    return this.view.filters[this.layer.id] ?? [];
  }

  private readonly fade = (event: Event): void => {
    const percent = Number((event.target as HTMLInputElement).value);
    const { [this.layer.id]: _, ...others } = this.view.opacities;
    this.emit<ViewChange>('show-view', { opacities: percent >= 100 ? others : { ...others, [this.layer.id]: percent } });
  };

  private keep(rules: readonly Rule[]): void {
    this.emit<ViewChange>('show-view', { filters: withRules(this.view.filters, this.layer.id, rules) });
  }

  private readonly add = (event: CustomEvent<Rule>): void => {
    event.stopPropagation();
    this.adding = false;
    this.keep([...this.rules, event.detail]);
  };

  private readonly town = (code: string): string | null => this.catalogue.nameOf('communes', code) ?? this.catalogue.nameOf('epci', code) ?? this.catalogue.nameOf('scot', code);

  private outcome(): TemplateResult | typeof nothing {
    const passing = filtering.of(this.layer.id);
    if (passing === null) return nothing;
    if (passing.problem !== null) return html`<p class="field-error" role="alert">${passing.problem.detail}</p>`;
    return html`<p class="hint" role="status">${passing.matched === null ? 'Le service cherche…' : passing.matched === 0
      ? 'Aucun objet ne répond à ces filtres : retirez-en un.'
      : `${plural(passing.matched, 'objet')} ${passing.matched < 2 ? 'répond' : 'répondent'} à ${this.rules.length > 1 ? 'tous ces filtres' : 'ce filtre'}.`}</p>`;
  }

  private chips(): TemplateResult | typeof nothing {
    return this.rules.length === 0 ? nothing : html`
      <ul class="chips">
        ${this.rules.map((rule, index) => {
          const words = ruleWords(this.layer, rule, this.town);
          return html`<li class="chip"><span>${words}</span><button type="button" aria-label="Retirer le filtre « ${words} »" @click=${() => this.keep(this.rules.filter((_, other) => other !== index))}>×</button></li>`;
        })}
      </ul>
      ${this.outcome()}`;
  }

  protected override render(): TemplateResult {
    const { layer } = this;
    const percent = this.view.opacities[layer.id] ?? 100;
    return html`
      <div class="layer-settings">
        <label class="opacity">Opacité <output>${percent}\u202f%</output>
          <input type="range" min="0" max="100" step="5" .value=${String(percent)} aria-valuetext="${percent} %" @input=${this.fade} />
        </label>
        ${this.chips()}
        ${this.adding
          ? html`<archipel-rule-form .layer=${layer} .catalogue=${this.catalogue} .version=${this.version} .town=${this.town} @rule=${this.add} @rule-given-up=${() => { this.adding = false; }}></archipel-rule-form>`
          : html`<p class="layer-ways">
              <button type="button" class="link" @click=${() => { this.adding = true; }}>${this.rules.length === 0 ? 'Filtrer' : 'Ajouter un filtre'}</button>
              <a href=${href({ page: 'couche', layer: layer.id })}>Voir la liste</a>
              ${layer.bbox === null ? nothing : html`<button type="button" class="link" @click=${() => this.emit('look-at', layer.bbox)}>Cadrer</button>`}
            </p>`}
      </div>
    `;
  }
}
