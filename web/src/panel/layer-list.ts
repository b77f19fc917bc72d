// <archipel-couche>: every object of a layer as a list: the map said in words. It can follow what the map shows.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Item } from '../api/features.ts';
import type { Layer } from '../api/layer.ts';
import type { Bbox } from '../api/refs.ts';
import { bboxOf, intersects } from '../geo/bbox.ts';
import { fold } from '../format/fold.ts';
import { plural } from '../format/number.ts';
import { fieldValue } from '../format/value.ts';
import { type Catalogue, itemName } from '../state/catalogue.ts';
import { ruleWords } from '../filter/words.ts';
import { isGround } from '../map/order.ts';
import { filtering } from '../state/filtering.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { objetLink, row } from '../ui/links.ts';
import { type Content, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { symbol } from '../ui/symbol.ts';
import { layerFiles } from './layer-files.ts';

const collator = new Intl.Collator('fr', { numeric: true });
/** A long list is shown in part; the filter finds the rest. */
const SHOWN = 200;

@customElement('archipel-couche')
export class LayerList extends PageElement {
  @property() layer = '';
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) version = 0;
  /** What the map shows now. */
  @property({ attribute: false }) bbox: Bbox | null = null;
  @state() private filter = '';
  @state() private inView = false;
  private readonly items = new Loader<readonly Item[]>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    filtering.addEventListener('change', this.refilter);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    filtering.removeEventListener('change', this.refilter);
  }

  private readonly refilter = (): void => this.requestUpdate();

  /** The map's filter, which the list follows, in words. */
  private ofTheMap(layer: Layer): TemplateResult | typeof nothing {
    const passing = filtering.of(layer.id);
    const town = (code: string): string | null => this.catalogue.nameOf('communes', code);
    return passing === null ? nothing : html`<p class="hint">Filtre de la carte : ${passing.rules.map((rule) => ruleWords(layer, rule, town)).join(' ; ')}.</p>`;
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('layer')) {
      const { layer } = this;
      this.filter = '';
      void this.items.load(() => this.catalogue.load(layer));
    }
  }

  private found(layer: Layer): Item[] {
    const words = fold(this.filter).split(' ').filter((word) => word !== '');
    const { bbox } = this;
    return (this.items.value ?? [])
      .filter(({ id }) => filtering.passes(layer.id, id))
      .filter((item) => {
        const text = fold(itemName(item, layer.label));
        return words.every((word) => text.includes(word));
      })
      .filter((item) => {
        if (!this.inView || bbox === null) return true;
        const own = bboxOf(item.geometry);
        return own !== null && intersects(own, bbox);
      })
      .sort((a, b) => collator.compare(itemName(a, layer.label), itemName(b, layer.label)));
  }

  private status(layer: Layer, item: Item): Content {
    const { cases } = layer.style;
    const field = layer.fields.find(({ name }) => name === cases?.field) ?? layer.fields.find(({ name }) => name === 'statut' || name === 'site_statut');
    return (field && fieldValue(field, item.properties[field.name])) ?? nothing;
  }

  protected override render(): TemplateResult {
    const layer = this.catalogue.layer(this.layer);
    const { result } = this.items;
    if (layer === null || result.state !== 'ready') {
      return html`
        ${sheetHead('Couche', layer?.title ?? this.layer)}
        ${result.state === 'problem' ? problemMessage(result.problem, this.items.retry) : skeleton()}`;
    }
    const found = this.found(layer);
    return html`
      ${sheetHead(html`${symbol(layer)} Couche`, layer.title, html`<p class="subtitle">${layer.description}</p>`)}
      ${layerFiles(layer)}
      ${isGround(layer.id) || layer.id === 'fiches' ? nothing : html`<p><a href=${href({ page: 'depot', essai: '', couche: layer.id })}>Importer un fichier dans cette couche</a></p>`}
      <div class="filters">
        <label>Filtrer <input type="search" .value=${this.filter} @input=${(event: Event) => { this.filter = (event.target as HTMLInputElement).value; }} /></label>
        <label class="check"><input type="checkbox" .checked=${this.inView} @change=${() => { this.inView = !this.inView; }} /> Seulement ce que montre la carte</label>
      </div>
      ${this.ofTheMap(layer)}
      <p class="count" role="status">${plural(found.length, 'objet')}${found.length > SHOWN ? `, les ${SHOWN} premiers sont affichés` : nothing}</p>
      <ul class="rows">
        ${found.slice(0, SHOWN).map((item) => row(objetLink({ layer: layer.id, id: item.id, nom: itemName(item, layer.label) }), nothing, this.status(layer, item)))}
      </ul>
      ${layer.attribution ? html`<p class="attribution">${layer.attribution}</p>` : nothing}
    `;
  }
}
