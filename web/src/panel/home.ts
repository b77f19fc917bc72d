// <archipel-home>: the territory in a few lines, and the ways in: by layer, by contract, by drawing.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Item } from '../api/features.ts';
import type { Layer } from '../api/layer.ts';
import type { ApiProblem } from '../api/problem.ts';
import { count, plural } from '../format/number.ts';
import { isGround } from '../map/order.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { itemName } from '../state/catalogue.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { contractName, contractIds, row } from '../ui/links.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { ways } from '../ui/pages-nav.ts';
import { problemMessage } from '../ui/problem.ts';
import './home-totals.ts';
import { symbol } from '../ui/symbol.ts';

@customElement('archipel-home')
export class Home extends PageElement {
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) layers: readonly Layer[] = [];
  @property({ attribute: false }) problem: ApiProblem | null = null;
  @property({ attribute: false }) retry: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.catalogue.addEventListener('items', this.refresh);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.catalogue.removeEventListener('items', this.refresh);
  }

  private readonly refresh = (): void => this.requestUpdate();

  private layerCount(id: string): number | null {
    return this.layers.find((layer) => layer.id === id)?.nombre ?? null;
  }

  private sentence(): TemplateResult | typeof nothing {
    const [communes, epci, scot] = [this.layerCount('communes'), this.layerCount('epci'), this.layerCount('scot')];
    if (communes === null || epci === null || scot === null) return nothing;
    return html`<p class="lead">${plural(communes, 'commune')}, ${plural(epci, 'agglomération')}, ${plural(scot, 'schéma')} de cohérence territoriale (SCoT).</p>`;
  }

  private perimeters(): TemplateResult | typeof nothing {
    const rows = ['epci', 'scot'].flatMap((id) => {
      const layer = this.catalogue.layer(id);
      return (this.catalogue.known(id) ?? []).map((item) => this.perimeter(item, layer));
    });
    return rows.length === 0 ? nothing : section('Périmètres', html`<ul class="rows">${rows}</ul>`);
  }

  private perimeter(item: Item, layer: Layer | null): TemplateResult {
    const people = item.properties['population'];
    const link = html`${symbol(layer)} <a href=${href({ page: 'objet', layer: layer?.id ?? '', id: item.id })} data-target="${layer?.id}/${item.id}">${itemName(item, layer?.label ?? 'nom')}</a>
      <a class="to-map" href=${href({ page: 'territoire', perimetre: `${layer?.id}:${item.id}` })}>portrait<span class="visually-hidden"> de ${itemName(item, layer?.label ?? 'nom')}</span></a>`;
    return row(link, typeof people === 'number' ? html`${count(people)} <span class="unit">hab.</span>` : nothing);
  }

  private pages(): TemplateResult {
    const all = ways().flatMap((group) => group.ways).filter(({ route }) => route.page !== 'accueil');
    return section('Pages', html`<ul class="home-ways">${all.map(({ title, route, hint }) => html`<li><a href=${href(route)}>${title}${hint === undefined ? nothing : html`<span class="way-hint">${hint}</span>`}</a></li>`)}</ul>`);
  }

  private ways(): TemplateResult {
    const objects = this.layers.filter(({ id }) => !isGround(id) && id !== 'fiches');
    return html`
      ${section('Lieux', html`
        <ul class="rows">
          ${objects.map((layer) => row(
            html`${symbol(layer)} <a href=${href({ page: 'couche', layer: layer.id })}>${layer.title}</a>`,
            layer.nombre === null ? nothing : count(layer.nombre)))}
          ${this.layers.filter(({ id }) => id === 'communes').map((layer) => row(
            html`${symbol(layer)} <a href=${href({ page: 'couche', layer: 'communes' })}>Toutes les communes</a>`,
            layer.nombre === null ? nothing : count(layer.nombre)))}
        </ul>`)}
      ${section('Fiches des contrats', html`
        <ul class="rows">
          ${row(html`<a href=${href({ page: 'fiches', contrat: '', q: '' })}>Toutes les fiches</a>`, this.layerCount('fiches') === null ? nothing : count(this.layerCount('fiches') ?? 0))}
          ${row(html`<a href=${href({ page: 'contrats', id: '', filtres: {} })}>Les contrats côte à côte</a>`)}
          ${contractIds().map((id) => row(html`<a href=${href({ page: 'contrat', id, filtres: {} })}>${contractName(id)}</a>`))}
        </ul>`)}
    `;
  }

  protected override render(): TemplateResult {
    return html`
      ${sheetHead('Pôle métropolitain de l’Artois', 'Le territoire', this.sentence())}
      ${this.problem === null ? nothing : problemMessage(this.problem, this.retry)}
      <archipel-home-totals></archipel-home-totals>
      <p class="actions">
        <a class="button primary" href=${href({ page: 'zone', trace: '', objet: '', distance: 0 })}>Étudier une zone</a>
      </p>
      <p class="hint">Cherchez un nom, cliquez sur la carte, ou dessinez une zone : ce qu’elle touche, et ce qu’elle pèse au regard du SCoT.</p>
      ${this.layers.length === 0 && this.problem === null ? skeleton(8) : html`${this.pages()}${this.perimeters()}${this.ways()}`}
    `;
  }
}
