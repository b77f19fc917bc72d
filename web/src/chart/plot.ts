// The chunk that holds Observable Plot: what charts use of it, and a drawing made of what a chart asks. Brought when a first
// chart is shown.

import {
  areaY, axisFx, axisFy, axisX, axisY, barX, barY, dot, gridX, gridY, lineY, link, plot, rect, rectX, rectY, ruleX, ruleY, text, tickX, tickY,
} from '@observablehq/plot';
import { INK, INK_2 } from './colours.ts';
import { element, Inks } from './inks.ts';
import { keyOf } from './key.ts';
import { keyed } from './keyed.ts';
import type { ChartSpec } from './spec.ts';

/** A name added here is a little more to download: what nobody asks for is left out of the chunk. */
const parts = { areaY, axisFx, axisFy, axisX, axisY, barX, barY, dot, gridX, gridY, keyed, lineY, link, rect, rectX, rectY, ruleX, ruleY, text, tickX, tickY };

export type Parts = typeof parts;

const FONT = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Arial, sans-serif";
let drawings = 0;

/** `width` in pixels. The drawing has no style sheet of its own: the page's policy would refuse it. */
export function drawing(spec: ChartSpec, width: number): SVGSVGElement {
  const inks = new Inks(`chart-${++drawings}`);
  const { options, key = [] } = spec.draw({ plot: parts, width, inks });
  const marks = plot({ className: 'chart-plot', width, ...options, style: { background: 'none', color: INK_2, fontFamily: FONT, fontSize: '13px' } });
  const inner = marks instanceof SVGSVGElement ? marks : marks.querySelector('svg');
  if (inner === null) throw new Error(`Chart ${spec.name} draws nothing`);
  inner.querySelectorAll('style').forEach((sheet) => sheet.remove());
  // The page says what the drawing shows; the names that Plot gives its groups would be heard in English.
  for (const name of ['aria-label', 'aria-description', 'aria-hidden']) inner.querySelectorAll(`[${name}]`).forEach((group) => group.removeAttribute(name));
  const above = keyOf(key, width, inks);
  const height = Number(inner.getAttribute('height')) + above.height;
  inner.setAttribute('y', String(above.height));
  const whole = element('svg', { class: 'chart-svg', width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': FONT, 'font-size': 13, fill: INK, 'aria-hidden': 'true' });
  whole.append(inks.defs(), above.group, inner);
  return whole;
}
