import assert from 'node:assert/strict';
import { test } from 'node:test';
import { featureFilter, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Layer } from '../src/api/layer.ts';
import { darker, drawLabels } from '../src/map/labels.ts';
import { areaSource, drawLayer, pointSource } from '../src/map/layer-style.ts';
import { drawingOrder, shownAtFirst } from '../src/map/order.ts';

const layer = (id: string, style: Layer['style']): Layer =>
  ({ id, title: id, description: '', geometryType: 'MultiPolygon', label: 'nom', fields: [], nombre: 0, bbox: null, style });

const friches = layer('friches', {
  geometry: 'fill', color: '#c88a1e', opacity: 0.35, width: 1.5,
  cases: { field: 'site_statut', values: [
    { value: 'friche sans projet', title: 'Sans projet', pattern: 'hatch' },
    { value: 'friche potentielle', title: 'Potentielle', dash: 'dotted', opacity: 0.2 },
    { value: 'friche avec projet', title: 'Avec projet' },
  ] },
});
const ev5 = layer('ev5', {
  geometry: 'line', color: '#2464b4', opacity: 1, width: 3,
  cases: { field: 'statut', values: [{ value: 'travaux', title: 'Travaux', dash: 'dashed' }, { value: 'projet', title: 'Projet', dash: 'dotted', opacity: 0.7 }] },
});
const fiches = layer('fiches', { geometry: 'circle', color: '#1f2328', width: 1.5 });
const communes = layer('communes', { geometry: 'line', color: '#8a8f94', width: 0.7 });
const all = [friches, ev5, fiches, communes];

function errors(layers: readonly LayerSpecification[]): string[] {
  const sources = Object.fromEntries(all.flatMap(({ id }) => [areaSource(id), pointSource(id)])
    .map((id) => [id, { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } }]));
  return validateStyleMin({ version: 8, sources, layers: [...layers] }).map(({ message }) => message);
}

test('what is drawn for every kind of layer is valid by the style specification', () => {
  const drawn = all.flatMap((each) => [...drawLayer(each), drawLabels(each)]);
  assert.deepEqual(errors(drawn), []);
  assert.equal(new Set(drawn.map(({ id }) => id)).size, drawn.length, 'ids are unique');
});

test('a friche without a project is hatched, and only it', () => {
  const hatches = drawLayer(friches).filter(({ paint }) => paint !== undefined && 'fill-pattern' in paint);
  assert.equal(hatches.length, 1);
  assert.match(JSON.stringify((hatches[0] as { filter: unknown }).filter), /friche sans projet/);
});

test('each object gets exactly one line: dashed, dotted or plain by its status', () => {
  const lines = drawLayer(ev5).filter(({ id }) => id.startsWith('ev5/line'));
  assert.deepEqual(lines.map(({ id }) => id), ['ev5/line', 'ev5/line/dashed', 'ev5/line/dotted']);
  for (const statut of ['ouvert', 'travaux', 'projet', null]) {
    const matching = lines.filter((line) => {
      const { filter } = featureFilter((line as { filter: FilterSpecification }).filter, 'filter');
      return filter({ zoom: 12 }, { type: 2, properties: { statut } } as unknown as Parameters<typeof filter>[1]);
    });
    assert.equal(matching.length, 1, String(statut));
  }
});

test('communes lie at the bottom, fiches on top, published layers between areas and lines', () => {
  const ids = drawingOrder(['fiches', 'ev5', 'reseau', 'friches', 'communes'].map((id) => ({ id }))).map(({ id }) => id);
  assert.deepEqual(ids, ['communes', 'friches', 'reseau', 'ev5', 'fiches']);
  assert.deepEqual(shownAtFirst(['communes', 'scot', 'fiches', 'reseau']), ['communes', 'reseau']);
});

test('letters in a layer’s colour are at least 4.5 to 1 on paper', () => {
  const luminance = (color: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (const color of ['#b5523b', '#c88a1e', '#4c9a6a', '#2464b4', '#6c549e']) {
    const contrast = (luminance('#fbfaf7') + 0.05) / (luminance(darker(color)) + 0.05);
    assert.ok(contrast >= 4.5, `${color} → ${darker(color)} ${contrast.toFixed(2)}`);
  }
});
