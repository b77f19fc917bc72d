// The small map of the OGC API's HTML pages: <div class="carte" data-geojson="address of an item or of items">.
// Written by the server around; this draws it, without a script in the page.

import type { Feature, FeatureCollection } from 'geojson';
import type { LngLatBoundsLike } from 'maplibre-gl';
import { getJson } from '../api/http.ts';
import { asProblem } from '../api/problem.ts';
import { unionAll } from '../geo/bbox.ts';
import { FRENCH, loadLibrary, prefersStillness } from '../map/library.ts';

const INK = '#2b6e4f';

function collection(data: Feature | FeatureCollection): FeatureCollection {
  const features = data.type === 'Feature' ? [data] : data.features;
  return { type: 'FeatureCollection', features: features.filter((feature) => feature.geometry !== null) };
}

/** The address as written by the server may name a host that a proxy hides: only path and query are followed. */
function ownAddress(href: string): string {
  const { pathname, search } = new URL(href, location.href);
  return pathname + search;
}

async function drawInto(container: HTMLElement, url: string): Promise<void> {
  const [library, answer] = await Promise.all([loadLibrary(), getJson<Feature | FeatureCollection>(url)]);
  const data = collection(answer);
  const bbox = unionAll(data.features.map(({ geometry }) => geometry));
  const map = new library.Map({
    container,
    style: {
      version: 8,
      sources: { objets: { type: 'geojson', data } },
      layers: [
        { id: 'papier', type: 'background', paint: { 'background-color': '#e6e9e2' } },
        { id: 'aires', type: 'fill', source: 'objets', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': INK, 'fill-opacity': 0.18 } },
        { id: 'lignes', type: 'line', source: 'objets', filter: ['!=', ['geometry-type'], 'Point'], paint: { 'line-color': INK, 'line-width': 2 } },
        {
          id: 'points', type: 'circle', source: 'objets', filter: ['==', ['geometry-type'], 'Point'],
          paint: { 'circle-radius': 5, 'circle-color': INK, 'circle-stroke-color': '#fbfaf7', 'circle-stroke-width': 1.5 },
        },
      ],
    },
    locale: FRENCH,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: prefersStillness() ? 0 : 150,
    ...(bbox === null ? {} : { bounds: bbox as unknown as LngLatBoundsLike, fitBoundsOptions: { padding: 28, maxZoom: 15 } }),
  });
  // No longer a picture: it holds a map one can move and buttons.
  container.removeAttribute('role');
  map.addControl(new library.NavigationControl({ showCompass: false }), 'bottom-right');
  map.addControl(new library.ScaleControl({ unit: 'metric' }), 'bottom-left');
}

for (const container of document.querySelectorAll<HTMLElement>('.carte[data-geojson]')) {
  drawInto(container, ownAddress(container.dataset['geojson'] ?? '')).catch((error: unknown) => {
    const message = document.createElement('p');
    message.className = 'carte-probleme';
    message.textContent = `La carte ne peut pas être dessinée : ${asProblem(error).detail}`;
    container.replaceChildren(message);
  });
}
