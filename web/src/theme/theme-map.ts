// <archipel-carte-theme>: the objects of a theme on a small map, drawn as SVG from what the page already holds: it prints, and its
// objects are links. What is lit elsewhere is ringed here, what is pointed at here is told (`theme-point`).

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Item } from '../api/features.ts';
import type { Layer } from '../api/layer.ts';
import { drawItem, hatches, isSmall, pointOf } from '../fiche/sketch-parts.ts';
import { bboxOf, intersects, unionAll, widen } from '../geo/bbox.ts';
import { type Name, placeNames } from '../geo/place-names.ts';
import { pathOf, type Plane, plane } from '../geo/plane.ts';
import { type Catalogue, itemName } from '../state/catalogue.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { skeleton } from '../ui/parts.ts';

const WIDTH = 620;
const HEIGHT = 520;
const MARGIN = 30;
const AROUND_M = 2500;
const RING = 13;

const NONE: ReadonlySet<string> = new Set();

@customElement('archipel-carte-theme')
export class ThemeMap extends PageElement {
  @property({ attribute: false }) catalogue!: Catalogue;
  /** That of the application, which rises with every layer that comes. */
  @property({ attribute: false }) version = 0;
  @property() layer = '';
  @property({ attribute: false }) ids: ReadonlySet<string> = NONE;
  @property({ attribute: false }) lit: ReadonlySet<string> = NONE;
  @state() private pointed = '';

  private readonly over = ({ target }: Event): void => {
    const id = target instanceof Element ? (target.closest<SVGElement>('[data-id]')?.dataset['id'] ?? '') : '';
    if (id === this.pointed) return;
    this.pointed = id;
    this.emit('theme-point', id);
  };

  private readonly leave = (): void => {
    if (this.pointed === '') return;
    this.pointed = '';
    this.emit('theme-point', '');
  };

  private object(layer: Layer, item: Item, view: Plane): SVGTemplateResult {
    const name = itemName(item, layer.label);
    const on = this.lit.has(item.id) || this.pointed === item.id;
    return svg`
      <a href=${href({ page: 'objet', layer: layer.id, id: item.id })} class="sketch-link theme-object ${on ? 'lit' : ''}" data-id=${item.id} aria-label=${name}>
        <title>${name}</title>${on ? this.ring(layer, item, view) : nothing}${drawItem(layer, item, view)}</a>`;
  }

  private ring(layer: Layer, item: Item, view: Plane): SVGTemplateResult | typeof nothing {
    if (layer.style.geometry === 'line' || !isSmall(item, view)) return svg`<path class="theme-ring" d=${pathOf(item.geometry, view)} />`;
    const point = pointOf(item, view);
    return point === null ? nothing : svg`<circle class="theme-ring" cx=${point[0].toFixed(1)} cy=${point[1].toFixed(1)} r=${RING} />`;
  }

  /** Names of what is lit first, then of communes, the most populous before. */
  private names(layer: Layer, items: readonly Item[], communes: readonly Item[], view: Plane): SVGTemplateResult[] {
    const name = (item: Item, label: string, radius: number, own: boolean): (Name & { readonly own: boolean })[] => {
      const point = pointOf(item, view);
      return point === null ? [] : [{ text: itemName(item, label), x: point[0], y: point[1], radius, own }];
    };
    const people = ({ properties }: Item): number => Number(properties['population'] ?? 0);
    const all = [
      ...items.filter(({ id }) => this.lit.has(id) || this.pointed === id).flatMap((item) => name(item, layer.label, RING, true)),
      ...[...communes].sort((a, b) => people(b) - people(a)).slice(0, 24).flatMap((item) => name(item, 'nom', 0, false)),
    ];
    return placeNames(all, WIDTH, HEIGHT).map(({ text, x, y, anchor, of }) => svg`
      <text class="sketch-name ${(of as (typeof all)[number]).own ? 'object' : 'other'}" x=${x.toFixed(1)} y=${y.toFixed(1)} text-anchor=${anchor} aria-hidden="true">${text}</text>`);
  }

  protected override render(): TemplateResult {
    const layer = this.catalogue.layer(this.layer);
    const items = (this.catalogue.known(this.layer) ?? []).filter(({ id }) => this.ids.has(id));
    const communes = this.catalogue.known('communes');
    if (layer === null || communes === null || this.catalogue.known(this.layer) === null) return skeleton(6);
    const extent = unionAll((items.length === 0 ? communes : items).map(({ geometry }) => geometry));
    if (extent === null) return html``;
    const view = plane(widen(extent, AROUND_M), WIDTH, HEIGHT, MARGIN);
    const near = communes.filter(({ geometry }) => { const bbox = bboxOf(geometry); return bbox !== null && intersects(bbox, view.bbox); });
    // What is lit is drawn last, over the others.
    const ordered = [...items].sort((a, b) => Number(this.lit.has(a.id)) - Number(this.lit.has(b.id)));
    return html`
      <figure class="sketch theme-sketch">
        <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="${layer.title} sur une carte ; la même liste est dans le tableau des objets"
          @pointerover=${this.over} @pointerleave=${this.leave} @focusin=${this.over} @focusout=${this.leave}>
          <defs>${hatches(layer)}</defs>
          <rect class="sketch-paper" width=${WIDTH} height=${HEIGHT} />
          ${near.map(({ geometry }) => svg`<path class="sketch-ground" d=${pathOf(geometry, view)} />`)}
          ${(this.catalogue.known('epci') ?? []).map(({ geometry }) => svg`<path class="sketch-epci" d=${pathOf(geometry, view)} />`)}
          ${ordered.map((item) => this.object(layer, item, view))}
          ${this.names(layer, items, near, view)}
        </svg>
        <figcaption class="hint">Contours indicatifs, non relevés sur le terrain. <a href=${href({ page: 'couche', layer: layer.id })}>Ouvrir sur la grande carte</a></figcaption>
      </figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-carte-theme': ThemeMap;
  }
}
