// The symbol of a layer or of one of its cases, as it is drawn on the map.

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Dash, Layer, StyleCase } from '../api/layer.ts';
import { EDGE_DASHES, fullness, hatchLines, outline, shapeOf } from '../map/marker.ts';
import { isGround } from '../map/order.ts';

export const DASHARRAYS: Readonly<Record<Dash, string>> = { solid: 'none', dashed: '5 3', dotted: '0.1 4' };

let lastClip = 0;

function area(layer: Layer, value: StyleCase | null): SVGTemplateResult {
  const color = value?.color ?? layer.style.color;
  const path = outline(shapeOf(layer.style));
  if (value?.pattern === 'hatch') {
    const clip = `clip-${++lastClip}`;
    return svg`
      <clipPath id=${clip}><path d=${path} /></clipPath>
      <path d=${path} fill="#fbfaf7" />
      <path d=${hatchLines()} stroke=${color} stroke-width="1.6" clip-path="url(#${clip})" />
      <path d=${path} fill="none" stroke=${color} stroke-width="1.6" />`;
  }
  return svg`
    <path d=${path} fill=${color} fill-opacity=${fullness(value?.opacity ?? layer.style.opacity)} />
    <path d=${path} fill="none" stroke=${color} stroke-width="1.8" stroke-linejoin="round" stroke-dasharray=${EDGE_DASHES[value?.dash ?? 'solid'].join(' ') || 'none'} />`;
}

function line(layer: Layer, value: StyleCase | null): SVGTemplateResult {
  const color = value?.color ?? layer.style.color;
  const dash = value?.dash ?? 'solid';
  const width = Math.min(4, (layer.style.width ?? 2) + 0.6);
  return svg`<path d="M1 10h18" stroke=${color} stroke-width=${width} stroke-dasharray=${DASHARRAYS[dash]}
    stroke-linecap=${dash === 'dashed' ? 'butt' : 'round'} />`;
}

/** In a 20 × 20 box. */
export function symbolShape(layer: Layer, value: StyleCase | null): SVGTemplateResult {
  if (layer.style.geometry === 'circle' && (layer.style.marker?.shape ?? 'ring') === 'ring') {
    return svg`<circle cx="10" cy="10" r="6" fill="#fbfaf7" stroke=${layer.style.color} stroke-width="2.2" />`;
  }
  if (isGround(layer.id)) {
    return svg`<path d="M3 4h14v12h-14z" fill="#fbfaf7" stroke=${layer.style.color} stroke-width=${Math.min(3, layer.style.width ?? 1)} />`;
  }
  return layer.style.geometry === 'line' ? line(layer, value) : area(layer, value);
}

/** Decorative: the words beside it say the same. */
export function symbol(layer: Layer | null, value: StyleCase | null = null): TemplateResult | typeof nothing {
  return layer === null
    ? nothing
    : html`<svg class="symbol" viewBox="0 0 20 20" width="20" height="20" fill="none" aria-hidden="true">${symbolShape(layer, value)}</svg>`;
}
