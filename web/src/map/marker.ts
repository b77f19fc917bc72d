// The symbol of a layer: a shape of its own besides its colour, the same on the map and in the legend.

import type { Dash, LayerStyle } from '../api/layer.ts';

/** Outlines in a 20 × 20 box. */
const SHAPES = {
  circle: 'M10 3.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z',
  square: 'M4.2 4.2h11.6v11.6h-11.6z',
  diamond: 'M10 2.4l7.6 7.6l-7.6 7.6l-7.6-7.6z',
  hexagon: 'M10 2.8l6.3 3.6v7.2l-6.3 3.6l-6.3-3.6v-7.2z',
  triangle: 'M10 3l7.2 13h-14.4z',
} as const;

export type Shape = keyof typeof SHAPES;

/** As the layer's description says. */
export function shapeOf({ marker }: LayerStyle): Shape {
  const shape = marker?.shape ?? 'triangle';
  return shape === 'ring' ? 'circle' : shape;
}

export function outline(shape: Shape): string {
  return SHAPES[shape];
}

/** How full a symbol looks for the opacity of its area: symbols are small, so they are twice as full, never empty. */
export function fullness(opacity: number | null | undefined): number {
  return Math.min(1, Math.max(0.2, 2 * (opacity ?? 0.4)));
}

/** Dashes of a symbol's edge, in its 20 × 20 box. */
export const EDGE_DASHES: Readonly<Record<Dash, readonly number[]>> = { solid: [], dashed: [4, 2.4], dotted: [1.2, 2] };

const HATCH_STEP = 5;

/** Diagonals across the 20 × 20 box. */
export function hatchLines(): string {
  let path = '';
  for (let offset = -20; offset <= 20; offset += HATCH_STEP) {
    path += `M${offset} 20l20-20`;
  }
  return path;
}
