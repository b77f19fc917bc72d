// <archipel-croquis>: the places of a fiche on a small map, drawn as SVG from what the page already holds. It prints, and
// its objects are links like those of the list beside it.

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Item } from '../api/features.ts';
import type { Fiche } from '../api/fiche.ts';
import type { Layer } from '../api/layer.ts';
import type { Bbox } from '../api/refs.ts';
import { bboxOf, intersects, unionAll, widen } from '../geo/bbox.ts';
import { placeNames, type Name } from '../geo/place-names.ts';
import { pathOf, plane, type Plane, scaleBar } from '../geo/plane.ts';
import { count, withUnit } from '../format/number.ts';
import { precision } from '../format/precision.ts';
import { drawingOrder } from '../map/order.ts';
import { type Catalogue, itemName } from '../state/catalogue.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { drawItem, hatches, isSmall, pointOf } from './sketch-parts.ts';

const WIDTH = 380;
const HEIGHT = 285;
const MARGIN = 26;
/** Narrower, the reader would not know where they are. */
const AROUND_M = 1500;

interface Drawn {
  readonly layer: Layer;
  readonly item: Item;
}

@customElement('archipel-croquis')
export class Sketch extends PageElement {
  @property({ attribute: false }) fiche!: Fiche;
  @property({ attribute: false }) catalogue!: Catalogue;
  private readonly refresh = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.catalogue.addEventListener('items', this.refresh);
    this.catalogue.addEventListener('layers', this.refresh);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.catalogue.removeEventListener('items', this.refresh);
    this.catalogue.removeEventListener('layers', this.refresh);
  }

  private find(layerId: string, id: string): Drawn[] {
    const layer = this.catalogue.layer(layerId);
    const item = this.catalogue.find(layerId, id);
    return layer === null || item === null ? [] : [{ layer, item }];
  }

  private objects(): Drawn[] {
    const ranks = drawingOrder(this.catalogue.layers).map(({ id }) => id);
    return this.fiche.objets.flatMap(({ layer, id }) => this.find(layer, id))
      .sort((a, b) => ranks.indexOf(a.layer.id) - ranks.indexOf(b.layer.id));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { fiche } = this;
    const objects = this.objects();
    const communes = fiche.communes.flatMap(({ insee }) => this.find('communes', insee));
    const epci = fiche.epci === null || (fiche.portee !== 'epci' && objects.length + communes.length > 0) ? [] : this.find('epci', fiche.epci.siren);
    const looked = objects.length + communes.length > 0 ? [...objects, ...communes] : epci;
    const extent = unionAll(looked.map(({ item }) => item.geometry));
    if (extent === null) return nothing;
    const view = plane(objects.length + communes.length === 0 ? extent : widen(extent, AROUND_M), WIDTH, HEIGHT, MARGIN);
    return html`
      <figure class="sketch">
        <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="Carte des lieux de la fiche ; la même liste est en dessous">
          <defs>${this.catalogue.layers.map(hatches)}</defs>
          <rect class="sketch-paper" width=${WIDTH} height=${HEIGHT} />
          ${this.ground(view)}
          ${communes.map(({ item, layer }) => this.link(layer, item, svg`<path class="sketch-commune" d=${pathOf(item.geometry, view)} />`))}
          ${epci.map(({ item }) => svg`<path class="sketch-epci" d=${pathOf(item.geometry, view)} />`)}
          ${objects.map(({ item, layer }) => this.link(layer, item, drawItem(layer, item, view)))}
          ${this.names(objects, communes, view)}
          ${this.scale(view)}
        </svg>
        <figcaption class="hint">${this.doubt([...objects, ...communes])}
          <a href=${href({ page: 'fiche', id: fiche.id })}>Voir sur la carte</a></figcaption>
      </figure>`;
  }

  private near(view: Plane): readonly Item[] {
    const inside = (bbox: Bbox | null): boolean => bbox !== null && intersects(bbox, view.bbox);
    return (this.catalogue.known('communes') ?? []).filter(({ geometry }) => inside(bboxOf(geometry)));
  }

  private ground(view: Plane): SVGTemplateResult[] {
    return this.near(view).map(({ geometry }) => svg`<path class="sketch-ground" d=${pathOf(geometry, view)} />`);
  }

  private link(layer: Layer, item: Item, drawn: SVGTemplateResult | typeof nothing): SVGTemplateResult {
    const name = itemName(item, layer.label);
    const to = layer.id === 'communes' ? href({ page: 'commune', insee: item.id }) : href({ page: 'objet', layer: layer.id, id: item.id });
    return svg`<a href=${to} class="sketch-link" aria-label=${name} data-target="${layer.id}/${item.id}"><title>${name}</title>${drawn}</a>`;
  }

  /** Objects first, then the fiche's communes, then the others, the most populous before. */
  private names(objects: readonly Drawn[], communes: readonly Drawn[], view: Plane): SVGTemplateResult[] {
    const name = (item: Item, text: string, radius: number): (Name & { readonly id: string })[] => {
      const point = pointOf(item, view);
      return point === null ? [] : [{ text, x: point[0], y: point[1], radius, id: item.id }];
    };
    const people = ({ properties }: Item): number => Number(properties['population'] ?? 0);
    const own = new Set(communes.map(({ item }) => item.id));
    const names = [
      ...objects.flatMap(({ item, layer }) => name(item, itemName(item, layer.label), isSmall(item, view) ? 9 : 2)),
      ...communes.flatMap(({ item }) => name(item, itemName(item, 'nom'), 0)),
      ...[...this.near(view)].filter(({ id }) => !own.has(id)).sort((a, b) => people(b) - people(a)).flatMap((item) => name(item, itemName(item, 'nom'), 0)),
    ];
    return placeNames(names, WIDTH, HEIGHT - 20).map(({ text, x, y, anchor, of }) => {
      const rank = names.indexOf(of as (typeof names)[number]);
      const kind = rank < objects.length ? 'object' : rank < objects.length + communes.length ? 'own' : 'other';
      return svg`<text class="sketch-name ${kind}" x=${x.toFixed(1)} y=${y.toFixed(1)} text-anchor=${anchor} aria-hidden="true">${text}</text>`;
    });
  }

  private scale(view: Plane): SVGTemplateResult {
    const { metres, units } = scaleBar(view, 90);
    return svg`<g class="sketch-scale" transform="translate(10 ${HEIGHT - 10})" aria-hidden="true"><path d="M0 -5v5h${units.toFixed(1)}v-5" /><text x=${(units + 5).toFixed(1)} y="0">${metres < 1000 ? withUnit(count(metres), 'm') : withUnit(count(metres / 1000), 'km')}</text></g>`;
  }

  /** The least sure of what is drawn. */
  private doubt(drawn: readonly Drawn[]): TemplateResult | typeof nothing {
    const codes = new Set(drawn.map(({ item }) => item.properties['precision']).filter((code) => typeof code === 'string'));
    const doubtful = [...codes].map(precision).filter((each) => each.doubtful);
    return doubtful.length === 0 ? nothing : html`Précision indicative : contours ${codes.has('schematique') ? 'indicatifs ou schématiques' : 'indicatifs'}, non relevés sur le terrain.`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-croquis': Sketch;
  }
}
