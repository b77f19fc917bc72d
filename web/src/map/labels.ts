// Names on the map: communes by population, objects when one comes near. Drawn by MapLibre from the page's own font.

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Layer } from '../api/layer.ts';
import { areaSource, pointSource } from './layer-style.ts';
import { isGround } from './order.ts';

/** Families declared in style/font.css for this use. */
export const REGULAR = ['Archipel'];
export const STRONG = ['Archipel SemiBold'];
const HALO = { 'text-halo-color': '#fbfaf7', 'text-halo-width': 1.6, 'text-halo-blur': 0.4 };
/** Names of objects appear from about 1:60 000. */
const OBJECT_ZOOM = 11.5;

function communeNames(layer: Layer): LayerSpecification {
  const people: ExpressionSpecification = ['coalesce', ['to-number', ['get', 'population']], 0];
  return {
    id: `${layer.id}/label`,
    type: 'symbol',
    source: pointSource(layer.id),
    minzoom: 8.5,
    layout: {
      'text-field': ['get', '_name'],
      'text-font': REGULAR,
      'text-size': ['interpolate', ['linear'], ['zoom'],
        9, ['interpolate', ['linear'], people, 2000, 10.5, 30000, 14],
        13, ['interpolate', ['linear'], people, 2000, 13, 30000, 18]],
      // The most populous is placed first and keeps its place.
      'symbol-sort-key': ['-', 0, people],
      'text-max-width': 7,
      'text-padding': 6,
    },
    paint: { 'text-color': '#4a4f55', ...HALO },
  };
}

function outlineNames(layer: Layer): LayerSpecification {
  return {
    id: `${layer.id}/label`,
    type: 'symbol',
    source: pointSource(layer.id),
    maxzoom: 11,
    layout: {
      // Planners know the agglomerations by their initials.
      'text-field': ['coalesce', ['get', 'sigle'], ['get', '_name']],
      'text-font': STRONG,
      'text-size': 13,
      'text-letter-spacing': 0.12,
      'text-max-width': 9,
    },
    paint: { 'text-color': '#1f2328', ...HALO },
  };
}

function lineNames(layer: Layer): LayerSpecification {
  return {
    id: `${layer.id}/label`,
    type: 'symbol',
    source: areaSource(layer.id),
    minzoom: OBJECT_ZOOM,
    layout: {
      'symbol-placement': 'line',
      'text-field': ['get', layer.label],
      'text-font': STRONG,
      'text-size': 12,
      'text-offset': [0, 0.9],
      'symbol-spacing': 420,
    },
    paint: { 'text-color': layer.style.color, ...HALO },
  };
}

function objectNames(layer: Layer): LayerSpecification {
  return {
    id: `${layer.id}/label`,
    type: 'symbol',
    source: pointSource(layer.id),
    minzoom: OBJECT_ZOOM,
    layout: {
      'text-field': ['get', '_name'],
      'text-font': STRONG,
      'text-size': ['interpolate', ['linear'], ['zoom'], 11.5, 11.5, 15, 14],
      'text-max-width': 8,
      'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.9,
      'text-justify': 'auto',
      'text-optional': true,
    },
    paint: { 'text-color': darker(layer.style.color), ...HALO },
  };
}

/** How many share a ring; placed before every name, which then keeps clear of it. */
function ringCounts(layer: Layer): LayerSpecification {
  return {
    id: `${layer.id}/count`,
    type: 'symbol',
    source: pointSource(layer.id),
    filter: ['>', ['get', '_count'], 1],
    layout: { 'text-field': ['to-string', ['get', '_count']], 'text-font': STRONG, 'text-size': 12, 'text-allow-overlap': true, 'text-padding': 6 },
    paint: { 'text-color': layer.style.color },
  };
}

/** The layer's colour, dark enough for small letters on paper. */
export function darker(color: string): string {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (!match) {
    return color;
  }
  const parts = match.slice(1).map((part) => Math.round(parseInt(part, 16) * 0.62));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

export function drawLabels(layer: Layer): LayerSpecification {
  if (layer.id === 'communes') return communeNames(layer);
  if (isGround(layer.id)) return outlineNames(layer);
  if (layer.style.geometry === 'circle') return ringCounts(layer);
  return layer.style.geometry === 'line' ? lineNames(layer) : objectNames(layer);
}
