// The small map of a tileset's page: <div class="carte" data-tilejson="address of a TileJSON">. Every layer in one ink, so
// that one sees what the tiles hold: areas, lines, and the points that stand for what is too small.

import type { LayerSpecification } from 'maplibre-gl';
import { getJson } from '../api/http.ts';
import { FRENCH, loadLibrary, prefersStillness } from '../map/library.ts';

const INKS = ['#2b6e4f', '#2464b4', '#b5523b', '#6c549e', '#a06c10', '#4a4f55'];

interface TileJson {
  readonly tiles: readonly string[];
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds?: [number, number, number, number];
  readonly attribution: string;
  readonly vector_layers: readonly { readonly id: string }[];
}

/** The address as written by the server may name a host that a proxy hides: the page's own is taken. */
function ownTiles(href: string): string {
  return href.replace(/^https?:\/\/[^/]+/, location.origin);
}

/** Areas of several layers lie over each other: only one layer alone is filled. */
function drawn(id: string, ink: string, alone: boolean): LayerSpecification[] {
  const of = { source: 'tuiles', 'source-layer': id } as const;
  return [
    { ...of, id: `${id}-aires`, type: 'fill', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': ink, 'fill-opacity': alone ? 0.12 : 0.02 } },
    { ...of, id: `${id}-lignes`, type: 'line', filter: ['!=', ['geometry-type'], 'Point'], paint: { 'line-color': ink, 'line-width': 1 } },
    { ...of, id: `${id}-points`, type: 'circle', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-color': ink, 'circle-radius': 3 } },
  ];
}

export async function drawTiles(container: HTMLElement, url: string): Promise<void> {
  const [library, tileJson] = await Promise.all([loadLibrary(), getJson<TileJson>(url)]);
  const map = new library.Map({
    container,
    style: {
      version: 8,
      sources: {
        tuiles: {
          type: 'vector',
          tiles: tileJson.tiles.map(ownTiles),
          minzoom: tileJson.minzoom,
          maxzoom: tileJson.maxzoom,
          ...(tileJson.bounds === undefined ? {} : { bounds: tileJson.bounds }),
        },
      },
      layers: [
        { id: 'papier', type: 'background', paint: { 'background-color': '#fbfaf7' } },
        ...tileJson.vector_layers.flatMap(({ id }, rank) => drawn(id, INKS[rank % INKS.length] ?? '#4a4f55', tileJson.vector_layers.length === 1)),
      ],
    },
    locale: FRENCH,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: prefersStillness() ? 0 : 150,
    ...(tileJson.bounds === undefined ? {} : { bounds: tileJson.bounds, fitBoundsOptions: { padding: 12 } }),
  });
  container.removeAttribute('role');
  map.addControl(new library.NavigationControl({ showCompass: false }), 'bottom-right');
  map.addControl(new library.ScaleControl({ unit: 'metric' }), 'bottom-left');
}
