// One layer's description → MapLibre's drawing of it. The catalogue's style is the only source of colours and patterns.

import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Dash, Layer, StyleCase } from '../api/layer.ts';
import { isGround } from './order.ts';

export function areaSource(layer: string): string {
  return `objets:${layer}`;
}

export function pointSource(layer: string): string {
  return `points:${layer}`;
}

export function markerName(layer: string, value: string | null): string {
  return value === null ? `marker:${layer}` : `marker:${layer}:${value}`;
}

export function hatchName(layer: string, value: string): string {
  return `hatch:${layer}:${value}`;
}

/** Halves of the dash in line widths; null is a plain line. */
const DASHES: Readonly<Record<Dash, number[] | null>> = { solid: null, dashed: [2.6, 1.6], dotted: [0.1, 1.8] };

function cases(layer: Layer): readonly StyleCase[] {
  return layer.style.cases?.values ?? [];
}

/** A value by case, with the layer's own for the rest. */
function byCase(layer: Layer, of: (value: StyleCase) => string | number | null | undefined, otherwise: string | number): ExpressionSpecification | string | number {
  const pairs = cases(layer).flatMap((value) => {
    const result = of(value);
    return result === null || result === undefined ? [] : [value.value, result];
  });
  const field = layer.style.cases?.field;
  return field === undefined || pairs.length === 0
    ? otherwise
    : (['match', ['to-string', ['get', field]], ...pairs, otherwise] as unknown as ExpressionSpecification);
}

function isCase(layer: Layer, values: readonly string[], within = true): FilterSpecification {
  const test: ExpressionSpecification = ['in', ['to-string', ['get', layer.style.cases?.field ?? '']], ['literal', [...values]]];
  return within ? test : ['!', test];
}

/** Line widths grow a little as one comes nearer. */
function growing(width: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], 9, width * 0.7, 12, width, 16, width * 1.8];
}

function areas(layer: Layer): LayerSpecification[] {
  const source = areaSource(layer.id);
  const { style } = layer;
  const polygons: FilterSpecification = ['==', ['geometry-type'], 'Polygon'];
  const found: LayerSpecification[] = [{
    id: `${layer.id}/fill`,
    type: 'fill',
    source,
    filter: polygons,
    paint: {
      'fill-color': byCase(layer, (value) => value.color, style.color) as string,
      'fill-opacity': byCase(layer, (value) => (value.pattern === 'hatch' ? 0.12 : value.opacity), style.opacity ?? 0.3) as number,
      'fill-antialias': false,
    },
  }];
  for (const value of cases(layer).filter((candidate) => candidate.pattern === 'hatch')) {
    found.push({
      id: `${layer.id}/hatch/${value.value}`,
      type: 'fill',
      source,
      filter: ['all', polygons, isCase(layer, [value.value])] as FilterSpecification,
      paint: { 'fill-pattern': hatchName(layer.id, value.value) },
    });
  }
  return [...found, ...lines(layer)];
}

/** One line layer a dash: MapLibre draws a layer's lines with one pattern. */
function lines(layer: Layer): LayerSpecification[] {
  const { style } = layer;
  const byDash = new Map<Dash, string[]>();
  for (const value of cases(layer)) {
    if (value.dash && value.dash !== 'solid') {
      byDash.set(value.dash, [...(byDash.get(value.dash) ?? []), value.value]);
    }
  }
  const dashed = [...byDash.values()].flat();
  const line = (suffix: string, dash: Dash, filter: FilterSpecification | null): LayerSpecification => {
    const pattern = DASHES[dash];
    return {
      id: `${layer.id}/${suffix}`,
      type: 'line',
      source: areaSource(layer.id),
      ...(filter === null ? {} : { filter }),
      layout: { 'line-join': 'round', 'line-cap': dash === 'dashed' ? 'butt' : 'round' },
      paint: {
        'line-color': byCase(layer, (value) => value.color, style.color) as string,
        'line-width': growing(style.width ?? 1.5),
        // An area's opacity is that of its fill; its edge stays whole.
        'line-opacity': style.geometry === 'line' ? byCase(layer, (value) => value.opacity, style.opacity ?? 1) as number : 1,
        ...(pattern === null ? {} : { 'line-dasharray': pattern }),
      },
    };
  };
  const plain = line('line', 'solid', dashed.length === 0 ? null : isCase(layer, dashed, false));
  return [plain, ...[...byDash].map(([dash, values]) => line(`line/${dash}`, dash, isCase(layer, values)))];
}

/** A light edge under lines, so that they stay apart from what they cross. */
function casing(layer: Layer): LayerSpecification {
  return {
    id: `${layer.id}/casing`,
    type: 'line',
    source: areaSource(layer.id),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': '#fbfaf7', 'line-opacity': 0.85, 'line-width': growing((layer.style.width ?? 1.5) + 3) },
  };
}

/** Symbols of what is too small to read at this scale. */
function smallOnes(layer: Layer): LayerSpecification {
  const pairs = cases(layer).flatMap((value) => [value.value, markerName(layer.id, value.value)]);
  const field = layer.style.cases?.field;
  return {
    id: `${layer.id}/small`,
    type: 'symbol',
    source: pointSource(layer.id),
    filter: ['<', ['zoom'], ['get', '_until']],
    layout: {
      'icon-image': field === undefined || pairs.length === 0
        ? markerName(layer.id, null)
        : (['match', ['to-string', ['get', field]], ...pairs, markerName(layer.id, null)] as unknown as ExpressionSpecification),
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.55, 10, 0.75, 13, 1],
    },
  };
}

function rings(layer: Layer): LayerSpecification[] {
  const source = pointSource(layer.id);
  const radius: ExpressionSpecification = ['interpolate', ['linear'], ['get', '_count'], 1, 6, 2, 9, 30, 15];
  return [
    {
      id: `${layer.id}/ring`,
      type: 'circle',
      source,
      paint: {
        'circle-radius': radius,
        'circle-color': '#fbfaf7',
        'circle-opacity': 0.92,
        'circle-stroke-color': layer.style.color,
        'circle-stroke-width': (layer.style.width ?? 1.5) + 0.5,
      },
    },
  ];
}

/** The layers that draw one layer of the catalogue, bottom to top, its labels apart. */
export function drawLayer(layer: Layer): LayerSpecification[] {
  const { style } = layer;
  if (style.geometry === 'circle') return rings(layer);
  if (isGround(layer.id)) return [groundFill(layer), ...lines(layer)];
  if (style.geometry === 'line') return [casing(layer), ...lines(layer)];
  return [...areas(layer), smallOnes(layer)];
}

/** Communes are the paper the map is drawn on; the others are only there to be outlined. */
function groundFill(layer: Layer): LayerSpecification {
  return {
    id: `${layer.id}/ground`,
    type: 'fill',
    source: areaSource(layer.id),
    paint: { 'fill-color': '#fbfaf7', 'fill-opacity': layer.id === 'communes' ? 0.8 : 0 },
  };
}
