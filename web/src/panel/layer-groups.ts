// Objects grouped by layer, each with its figure: used by a commune's sheet and by a zone's answer.

import { html, nothing, type TemplateResult } from 'lit';
import type { LayerTotal } from '../api/commune.ts';
import type { ObjetRef } from '../api/refs.ts';
import { hectares, kilometres, plural } from '../format/number.ts';
import { drawingOrder } from '../map/order.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { objetLink, row } from '../ui/links.ts';
import type { Content } from '../ui/parts.ts';
import { symbol } from '../ui/symbol.ts';

/** `12,4 ha` or `3,2 km`, whichever is known; nothing for a point. */
export function extent(surface_ha: number | null | undefined, longueur_km: number | null | undefined): Content {
  if (longueur_km) return kilometres(longueur_km);
  return surface_ha ? hectares(surface_ha) : nothing;
}

function total(value: LayerTotal | undefined): Content {
  if (value === undefined) return nothing;
  const size = extent(value.surface_ha, value.longueur_km);
  return html`${plural(value.nombre, 'objet')}${size === nothing ? nothing : html` · ${size}`}`;
}

export function layerGroups<T extends ObjetRef>(
  catalogue: Catalogue,
  objects: Readonly<Record<string, readonly T[]>>,
  totals: Readonly<Record<string, LayerTotal>>,
  figure: (object: T) => Content,
): TemplateResult | null {
  const filled = drawingOrder(Object.entries(objects).map(([id, list]) => ({ id, list }))).filter(({ list }) => list.length > 0).reverse();
  if (filled.length === 0) {
    return null;
  }
  return html`
    ${filled.map(({ id, list }) => {
      const layer = catalogue.layer(id);
      return html`
        <div class="layer-group">
          <h3>${symbol(layer)} <span>${layer?.title ?? id}</span> <span class="group-total">${total(totals[id])}</span></h3>
          <ul class="rows">${list.map((object) => row(objetLink(object), figure(object)))}</ul>
        </div>`;
    })}
  `;
}
