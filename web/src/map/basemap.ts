// The ground under the layers: none by default, or one of those that /config.json names. See web/README.md.

import type { LayerSpecification, RasterSourceSpecification } from 'maplibre-gl';
import type { Ground } from '../state/configuration.ts';

export const GROUND_ID = 'fond';
/** In an address: no ground, though one is configured to be shown first. */
export const NO_GROUND = 'aucun';

export function basemapSource(ground: Ground): RasterSourceSpecification {
  return {
    type: 'raster',
    tiles: [...ground.tuiles],
    tileSize: ground.taille ?? 256,
    maxzoom: ground.zoom_max ?? 19,
    ...(ground.attribution === undefined ? {} : { attribution: ground.attribution }),
  };
}

export function basemapLayer({ opacite }: Ground): LayerSpecification {
  const paint = opacite === undefined ? { 'raster-saturation': -0.6, 'raster-opacity': 0.7 } : { 'raster-opacity': opacite };
  return { id: GROUND_ID, type: 'raster', source: GROUND_ID, paint };
}
