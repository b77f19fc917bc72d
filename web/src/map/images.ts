// Symbols and hatches as pictures, painted on a canvas: nothing is fetched.

import type { LayerStyle, StyleCase } from '../api/layer.ts';
import { EDGE_DASHES, fullness, hatchLines, outline, type Shape } from './marker.ts';

/** Painted at twice the size, for fine screens. */
export const RATIO = 2;
const MARKER_PX = 20;
const HATCH_PX = 9;

function canvas(px: number): CanvasRenderingContext2D {
  const element = document.createElement('canvas');
  element.width = px * RATIO;
  element.height = px * RATIO;
  const context = element.getContext('2d');
  if (context === null) {
    throw new Error('Canvas 2D is not available');
  }
  context.scale(RATIO, RATIO);
  return context;
}

function pixels(context: CanvasRenderingContext2D): ImageData {
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}

/** A layer's shape under a light halo, as full, hatched or dashed as its areas are. */
export function markerImage(shape: Shape, style: LayerStyle, value: StyleCase | null): ImageData {
  const context = canvas(MARKER_PX);
  const path = new Path2D(outline(shape));
  const color = value?.color ?? style.color;
  const hatched = value?.pattern === 'hatch';
  context.lineJoin = 'round';
  context.strokeStyle = '#fbfaf7';
  context.lineWidth = 4.4;
  context.stroke(path);
  context.fillStyle = '#fbfaf7';
  context.fill(path);
  context.save();
  context.clip(path);
  context.strokeStyle = color;
  context.fillStyle = color;
  if (hatched) {
    context.lineWidth = 1.6;
    context.stroke(new Path2D(hatchLines()));
  } else {
    context.globalAlpha = fullness(value?.opacity ?? style.opacity);
    context.fill(path);
  }
  context.restore();
  context.strokeStyle = color;
  context.lineWidth = 1.8;
  context.setLineDash([...EDGE_DASHES[value?.dash ?? 'solid']]);
  context.stroke(path);
  return pixels(context);
}

/** A square of diagonal lines that tiles without a seam. */
export function hatchImage(color: string): ImageData {
  const context = canvas(HATCH_PX);
  context.strokeStyle = color;
  context.lineWidth = 1.7;
  context.beginPath();
  for (const offset of [-HATCH_PX, 0, HATCH_PX]) {
    context.moveTo(offset - 1, HATCH_PX + 1);
    context.lineTo(offset + HATCH_PX + 1, -1);
  }
  context.stroke();
  return pixels(context);
}
