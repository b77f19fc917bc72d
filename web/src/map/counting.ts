// How many objects of a layer are in view: counted here when the layer is held, else asked of the service.

import type { ReactiveControllerHost } from 'lit';
import type { Layer } from '../api/layer.ts';
import type { Bbox } from '../api/refs.ts';
import { toCql2 } from '../filter/cql2.ts';
import { bboxOf, intersects } from '../geo/bbox.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { countItems, filtering } from '../state/filtering.ts';

const PATIENCE_MS = 250;

export class Counting {
  private readonly answers = new Map<string, { readonly key: string; readonly count: number | null }>();

  constructor(private readonly host: ReactiveControllerHost) {}

  /** Null while it is not known. Held objects count when their box meets the view, as in the layer's list. */
  inView(layer: Layer, catalogue: Catalogue, bbox: Bbox | null): number | null {
    if (bbox === null) return null;
    const items = catalogue.known(layer.id);
    if (items !== null) {
      return items.filter((item) => {
        const own = bboxOf(item.geometry);
        return own !== null && intersects(own, bbox) && filtering.passes(layer.id, item.id);
      }).length;
    }
    return catalogue.held().includes(layer) ? null : this.asked(layer, bbox);
  }

  private asked(layer: Layer, bbox: Bbox): number | null {
    const box = bbox.map((degrees) => degrees.toFixed(5)).join(',');
    const filter = toCql2(layer, filtering.of(layer.id)?.rules ?? []);
    const key = `${box} ${filter}`;
    const known = this.answers.get(layer.id);
    if (known?.key === key) return known.count;
    this.answers.set(layer.id, { key, count: null });
    window.setTimeout(() => {
      if (this.answers.get(layer.id)?.key !== key) return;
      countItems(layer.id, filter, box).then((count) => {
        if (this.answers.get(layer.id)?.key !== key) return;
        this.answers.set(layer.id, { key, count });
        this.host.requestUpdate();
      }, () => {
        // Not told: the total stands alone.
      });
    }, PATIENCE_MS);
    return known?.count ?? null;
  }
}
