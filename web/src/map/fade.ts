// A layer seen through: each opacity of its style, times what the reader chose.

import type { LayerSpecification } from 'maplibre-gl';

type Opacity = number | readonly unknown[];

const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  fill: ['fill-opacity'],
  line: ['line-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  symbol: ['icon-opacity', 'text-opacity'],
};

/** A curve over the zoom must stay outermost: its stops are faded, not itself. */
function faded(opacity: Opacity, share: number): Opacity {
  if (typeof opacity === 'number') return opacity * share;
  if (opacity[0] === 'interpolate' && JSON.stringify(opacity[2]) === '["zoom"]') {
    return opacity.map((part, index) => (index >= 4 && index % 2 === 0 ? faded(part as Opacity, share) : part));
  }
  return ['*', share, opacity];
}

/** Paint properties of a layer of the style and their values, `share` from 0 to 1. */
export function fade(layer: LayerSpecification, share: number): readonly (readonly [string, Opacity])[] {
  const paint = ('paint' in layer ? layer.paint : undefined) as Readonly<Record<string, Opacity>> | undefined;
  return (PROPERTIES[layer.type] ?? []).map((name) => [name, faded(paint?.[name] ?? 1, share)] as const);
}
