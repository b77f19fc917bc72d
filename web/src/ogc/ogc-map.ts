// The small map of the OGC API's HTML pages: <div class="carte" data-geojson="address of an item or of items">.
// The server writes the page; this draws the map, without a script in the page.

import type { Feature, FeatureCollection } from 'geojson';
import type { LayerSpecification, LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl';
import { getItems, type Item } from '../api/features.ts';
import { getJson } from '../api/http.ts';
import { asProblem } from '../api/problem.ts';
import { unionAll } from '../geo/bbox.ts';
import { FRENCH, loadLibrary, prefersStillness } from '../map/library.ts';
import { toPoints } from '../map/points.ts';
import { drawTiles } from './tile-map.ts';

const INK = '#2b6e4f';
const PAPER = '#fbfaf7';

/** The address as written by the server may name a host that a proxy hides: only path and query are followed. */
function ownAddress(href: string): string {
  const { pathname, search } = new URL(href, location.href);
  return pathname + search;
}

function itemsOf(data: Feature | FeatureCollection): Item[] {
  const features = data.type === 'Feature' ? [data] : data.features;
  return features.filter((feature) => feature.geometry !== null).map((feature) => feature as Item);
}

const LAYERS: readonly LayerSpecification[] = [
  { id: 'aires', type: 'fill', source: 'objets', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': INK, 'fill-opacity': 0.2 } },
  { id: 'lignes', type: 'line', source: 'objets', filter: ['!=', ['geometry-type'], 'Point'], paint: { 'line-color': INK, 'line-width': 2 } },
  {
    id: 'points',
    type: 'circle',
    source: 'points',
    filter: ['<', ['zoom'], ['get', '_until']],
    paint: { 'circle-radius': 5.5, 'circle-color': INK, 'circle-stroke-color': PAPER, 'circle-stroke-width': 1.5 },
  },
];

/** The communes, thin, under the objects: where are we. The map does without when they do not come. */
async function addCommunes(map: MapLibreMap): Promise<void> {
  const communes = await getItems('communes').catch(() => []);
  if (communes.length === 0 || map._removed) return;
  map.addSource('communes', { type: 'geojson', data: { type: 'FeatureCollection', features: [...communes] } });
  map.addSource('noms', { type: 'geojson', data: { type: 'FeatureCollection', features: toPoints(communes, 'nom') } });
  map.addLayer({ id: 'communes', type: 'fill', source: 'communes', paint: { 'fill-color': PAPER, 'fill-opacity': 0.8 } }, 'aires');
  map.addLayer({ id: 'limites', type: 'line', source: 'communes', paint: { 'line-color': '#8a8f94', 'line-width': 0.7 } }, 'aires');
  map.addLayer({
    id: 'noms',
    type: 'symbol',
    source: 'noms',
    minzoom: 9,
    layout: { 'text-field': ['get', '_name'], 'text-font': ['Archipel'], 'text-size': 12, 'text-max-width': 7 },
    paint: { 'text-color': '#4a4f55', 'text-halo-color': PAPER, 'text-halo-width': 1.6 },
  });
}

async function drawInto(container: HTMLElement, url: string): Promise<void> {
  const [library, answer] = await Promise.all([loadLibrary(), getJson<Feature | FeatureCollection>(url)]);
  const items = itemsOf(answer);
  const bbox = unionAll(items.map(({ geometry }) => geometry));
  const map = new library.Map({
    container,
    style: {
      version: 8,
      sources: {
        objets: { type: 'geojson', data: { type: 'FeatureCollection', features: items } },
        points: { type: 'geojson', data: { type: 'FeatureCollection', features: toPoints(items, '') } },
      },
      layers: [{ id: 'papier', type: 'background', paint: { 'background-color': '#e6e9e2' } }, ...LAYERS],
    },
    locale: FRENCH,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: prefersStillness() ? 0 : 150,
    ...(bbox === null ? {} : { bounds: bbox as unknown as LngLatBoundsLike, fitBoundsOptions: { padding: 36, maxZoom: 13.5 } }),
  });
  // No longer a picture: it holds a map one can move, and buttons.
  container.removeAttribute('role');
  map.addControl(new library.NavigationControl({ showCompass: false }), 'bottom-right');
  map.addControl(new library.ScaleControl({ unit: 'metric' }), 'bottom-left');
  map.once('load', () => void addCommunes(map));
}

function tell(container: HTMLElement, error: unknown): void {
  const message = document.createElement('p');
  message.className = 'carte-probleme';
  message.textContent = `La carte ne peut pas être dessinée : ${asProblem(error).detail}`;
  container.replaceChildren(message);
}

for (const container of document.querySelectorAll<HTMLElement>('.carte[data-geojson]')) {
  drawInto(container, ownAddress(container.dataset['geojson'] ?? '')).catch((error: unknown) => tell(container, error));
}
for (const container of document.querySelectorAll<HTMLElement>('.carte[data-tilejson]')) {
  drawTiles(container, ownAddress(container.dataset['tilejson'] ?? '')).catch((error: unknown) => tell(container, error));
}
