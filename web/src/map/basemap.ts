// The ground under the layers: none by default, or the one that /config.json names. See web/README.md.

import type { LayerSpecification, RasterSourceSpecification } from 'maplibre-gl';
import { getJson } from '../api/http.ts';

export interface Basemap {
  readonly titre: string;
  /** Tile addresses with {z}, {x}, {y}. The service reads the same file and lets the page ask their host. */
  readonly tuiles: readonly string[];
  readonly taille?: number;
  readonly zoom_max?: number;
  readonly attribution?: string;
}

/** Null when none is configured or the configuration cannot be read: the map works without. */
export async function findBasemap(): Promise<Basemap | null> {
  try {
    const { fond } = await getJson<{ fond: Basemap | null }>('/config.json');
    return fond && Array.isArray(fond.tuiles) && fond.tuiles.length > 0 ? fond : null;
  } catch {
    return null;
  }
}

export function basemapSource(basemap: Basemap): RasterSourceSpecification {
  return {
    type: 'raster',
    tiles: [...basemap.tuiles],
    tileSize: basemap.taille ?? 256,
    maxzoom: basemap.zoom_max ?? 19,
    ...(basemap.attribution === undefined ? {} : { attribution: basemap.attribution }),
  };
}

/** Faded, so that our layers stay what one reads. */
export function basemapLayer(): LayerSpecification {
  return { id: 'fond', type: 'raster', source: 'fond', paint: { 'raster-saturation': -0.6, 'raster-opacity': 0.7 } };
}
