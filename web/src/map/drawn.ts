// What the style says of its own layers: which of the catalogue's each draws, and whether it writes names.

import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Basemap } from './basemap.ts';
import { basemapLayer, basemapSource } from './basemap.ts';

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

/** The style over a basemap, between the paper and the first layer. */
export function onBasemap(style: StyleSpecification, basemap: Basemap | null): StyleSpecification {
  if (basemap === null) {
    return style;
  }
  const paper = style.layers.filter(({ type }) => type === 'background');
  const others = style.layers.filter(({ type }) => type !== 'background');
  return { ...style, sources: { ...style.sources, fond: basemapSource(basemap) }, layers: [...paper, basemapLayer(), ...others] };
}
