// What the style says of its own layers: which of the catalogue's each draws, and whether it writes names.

import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';

interface Told {
  readonly 'archipel:couche'?: string;
  readonly 'archipel:role'?: 'shape' | 'label';
}

function told(layer: LayerSpecification): Told {
  return (layer.metadata ?? {}) as Told;
}

/** By layer of the catalogue, the layers that draw it. */
export function drawnBy(style: StyleSpecification): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const layer of style.layers) {
    const of = told(layer)['archipel:couche'];
    if (of !== undefined) {
      found.set(of, [...(found.get(of) ?? []), layer.id]);
    }
  }
  return found;
}

/** The first that writes names: what is marked goes under it. */
export function firstName(style: StyleSpecification): string | undefined {
  return style.layers.find((layer) => told(layer)['archipel:role'] === 'label')?.id;
}

/** What a ground goes under: all but the paper. */
export function firstOnPaper(style: StyleSpecification): string | undefined {
  return style.layers.find(({ type }) => type !== 'background')?.id;
}
