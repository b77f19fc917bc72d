// The styles that the service answers, held by MapLibre's own validator, and the pictures they name.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { StyleSpecification } from 'maplibre-gl';
import { serviceUrl } from './support/browser.ts';

async function json<T>(path: string): Promise<T> {
  const answer = await fetch(`${serviceUrl()}${path}`);
  assert.equal(answer.status, 200, path);
  return (await answer.json()) as T;
}

test('the style of the map and of each layer is valid by the style specification', async () => {
  const { collections } = await json<{ collections: readonly { id: string }[] }>('/ogc/collections?f=json');
  assert.ok(collections.length >= 9);
  for (const path of ['/ogc/styles/archipel', ...collections.map(({ id }) => `/ogc/collections/${id}/styles/archipel`)]) {
    const style = await json<StyleSpecification>(`${path}?f=mapbox`);
    assert.deepEqual(validateStyleMin(style).map(({ message }) => message), [], path);
    assert.ok(style.layers.length > 0, path);
  }
});

test('what a style asks for is there: its sprite, its tiles, its points', async () => {
  const style = await json<StyleSpecification>('/ogc/styles/archipel?f=mapbox');
  for (const end of ['.json', '.png', '@2x.json', '@2x.png']) {
    assert.equal((await fetch(`${String(style.sprite)}${end}`)).status, 200, end);
  }
  for (const [name, source] of Object.entries(style.sources)) {
    const href = source.type === 'vector' ? source.url : source.type === 'geojson' ? source.data : undefined;
    assert.equal(typeof href, 'string', name);
    assert.equal((await fetch(String(href))).status, 200, name);
  }
});
