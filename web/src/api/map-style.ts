// The map's style, written by the service from its catalogue: sources, layers, pictures.

import type { StyleSpecification } from 'maplibre-gl';
import { getJson } from './http.ts';

interface TileJson {
  readonly tiles: readonly string[];
  readonly minzoom?: number;
  readonly maxzoom?: number;
  readonly bounds?: [number, number, number, number];
}

/** The service writes the host it knows itself by, which a proxy may hide: it is asked where the page comes from. */
function own(href: string): string {
  return location.origin + href.replace(/^https?:\/\/[^/]+/, '');
}

/** The style as MapLibre takes it, tiles and bounds included. Throws {@link ApiProblem}. */
export async function getMapStyle(): Promise<StyleSpecification> {
  const style = await getJson<StyleSpecification>('/ogc/styles/archipel?f=mapbox');
  for (const source of Object.values(style.sources)) {
    if (source.type === 'vector' && source.url !== undefined) {
      const { tiles, minzoom, maxzoom, bounds } = await getJson<TileJson>(own(source.url));
      delete source.url;
      Object.assign(source, { tiles: tiles.map(own), minzoom: minzoom ?? 0, maxzoom: maxzoom ?? 14 }, bounds === undefined ? {} : { bounds });
      delete source.attribution;
    } else if (source.type === 'geojson' && typeof source.data === 'string') {
      source.data = own(source.data);
    }
  }
  if (typeof style.sprite === 'string') {
    style.sprite = own(style.sprite);
  }
  // No `glyphs`: letters are drawn from the fonts of the page.
  delete style.glyphs;
  return style;
}
