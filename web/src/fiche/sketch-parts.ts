// How the small map draws an object: the colours, dashes and hatches of its layer, from the catalogue like everywhere.

import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Item } from '../api/features.ts';
import type { Layer, StyleCase } from '../api/layer.ts';
import { anchor } from '../geo/anchor.ts';
import { bboxOf } from '../geo/bbox.ts';
import { type Plane, pathOf } from '../geo/plane.ts';
import { outline, shapeOf } from '../map/marker.ts';
import { DASHARRAYS, symbolShape } from '../ui/symbol.ts';

/** Below this many units across, an outline reads as a speck. */
const LEGIBLE = 16;
const PAPER = '#fbfaf7';

export function caseOf(layer: Layer, item: Item): StyleCase | null {
  const { cases } = layer.style;
  return cases?.values.find(({ value }) => value === String(item.properties[cases.field])) ?? null;
}

/** Where the symbol or the name goes; null for an empty geometry. */
export function pointOf(item: Item, plane: Plane): [number, number] | null {
  const position = anchor(item.geometry);
  return position === null ? null : plane.at(position);
}

export function isSmall(item: Item, plane: Plane): boolean {
  const bbox = bboxOf(item.geometry);
  if (bbox === null) return true;
  const [[left, bottom], [right, top]] = [plane.at([bbox[0], bbox[1]]), plane.at([bbox[2], bbox[3]])];
  return Math.max(right - left, bottom - top) < LEGIBLE;
}

function hatchId(layer: Layer, value: StyleCase): string {
  return `croquis-${layer.id}-${value.value}`.replace(/[^a-z0-9-]/gi, '_');
}

/** The hatches of a layer, to be declared once. */
export function hatches(layer: Layer): SVGTemplateResult[] {
  return (layer.style.cases?.values ?? []).filter(({ pattern }) => pattern === 'hatch').map((value) => svg`
    <pattern id=${hatchId(layer, value)} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0v6" stroke=${value.color ?? layer.style.color} stroke-width="2.4" />
    </pattern>`);
}

function line(layer: Layer, value: StyleCase | null, d: string): SVGTemplateResult {
  const width = (layer.style.width ?? 2) + 0.6;
  return svg`
    <path d=${d} fill="none" stroke=${PAPER} stroke-width=${width + 3} stroke-linejoin="round" />
    <path d=${d} fill="none" stroke=${value?.color ?? layer.style.color} stroke-width=${width} stroke-dasharray=${DASHARRAYS[value?.dash ?? 'solid']}
      stroke-linejoin="round" stroke-linecap=${value?.dash === 'dashed' ? 'butt' : 'round'} />`;
}

export function drawItem(layer: Layer, item: Item, plane: Plane): SVGTemplateResult | typeof nothing {
  const value = caseOf(layer, item);
  const d = pathOf(item.geometry, plane);
  if (layer.style.geometry === 'line') return line(layer, value, d);
  const point = pointOf(item, plane);
  if (isSmall(item, plane) && point !== null) {
    return svg`<g transform="translate(${(point[0] - 10).toFixed(1)} ${(point[1] - 10).toFixed(1)})">
      <path d=${outline(shapeOf(layer.style))} fill=${PAPER} stroke=${PAPER} stroke-width="4" />${symbolShape(layer, value)}</g>`;
  }
  const color = value?.color ?? layer.style.color;
  const hatched = value?.pattern === 'hatch';
  return svg`<path d=${d} fill=${hatched && value !== null ? `url(#${hatchId(layer, value)})` : color}
    fill-opacity=${hatched ? 1 : (value?.opacity ?? layer.style.opacity ?? 0.3)} stroke=${color} stroke-width=${layer.style.width ?? 1.5}
    stroke-dasharray=${value?.dash && value.dash !== 'solid' ? DASHARRAYS[value.dash] : 'none'} />`;
}
