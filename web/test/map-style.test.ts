import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { StyleSpecification } from 'maplibre-gl';
import { basemapLayer, basemapSource } from '../src/map/basemap.ts';
import { drawnBy, firstName, firstOnPaper } from '../src/map/drawn.ts';
import { shapeOf } from '../src/map/marker.ts';
import { drawingOrder, shownAtFirst } from '../src/map/order.ts';

const style: StyleSpecification = {
  version: 8,
  sources: { archipel: { type: 'vector', tiles: ['http://carte.test/{z}/{y}/{x}'] } },
  layers: [
    { id: 'papier', type: 'background' },
    { id: 'friches/fill', type: 'fill', source: 'archipel', 'source-layer': 'friches', metadata: { 'archipel:couche': 'friches', 'archipel:role': 'shape' } },
    { id: 'ev5/line', type: 'line', source: 'archipel', 'source-layer': 'ev5', metadata: { 'archipel:couche': 'ev5', 'archipel:role': 'shape' } },
    { id: 'friches/label', type: 'symbol', source: 'archipel', 'source-layer': 'friches', metadata: { 'archipel:couche': 'friches', 'archipel:role': 'label' } },
  ],
};

test('a layer of the catalogue is drawn by all that the style says it is, names too', () => {
  assert.deepEqual([...drawnBy(style)], [['friches', ['friches/fill', 'friches/label']], ['ev5', ['ev5/line']]]);
  assert.equal(firstName(style), 'friches/label');
});

test('a ground lies on the paper and under everything else', () => {
  const ground = { id: 'plan', titre: 'Plan', tuiles: ['https://tuiles.test/{z}/{x}/{y}.png'] };
  assert.equal(firstOnPaper(style), 'friches/fill');
  const [paper, ...others] = style.layers;
  const over = { ...style, sources: { ...style.sources, fond: basemapSource(ground) }, layers: [...(paper ? [paper] : []), basemapLayer(ground), ...others] };
  assert.deepEqual(validateStyleMin(over).map(({ message }) => message), []);
});

test('the symbol of the page is the one of the description', () => {
  assert.equal(shapeOf({ geometry: 'fill', color: '#000000', marker: { shape: 'diamond', size: 13 } }), 'diamond');
  assert.equal(shapeOf({ geometry: 'circle', color: '#000000', marker: { shape: 'ring', size: 12 } }), 'circle');
  assert.equal(shapeOf({ geometry: 'line', color: '#000000' }), 'triangle');
});

test('communes lie at the bottom, fiches on top, published layers between areas and lines', () => {
  const ids = drawingOrder(['fiches', 'ev5', 'reseau', 'friches', 'communes'].map((id) => ({ id }))).map(({ id }) => id);
  assert.deepEqual(ids, ['communes', 'friches', 'reseau', 'ev5', 'fiches']);
  assert.deepEqual(shownAtFirst(['communes', 'scot', 'fiches', 'reseau']), ['communes', 'reseau']);
});
