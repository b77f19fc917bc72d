// The key of a drawing: each pattern beside its name, on as many lines as the width asks for.

import { INK } from './colours.ts';
import { element, type Inks } from './inks.ts';
import type { KeyItem } from './spec.ts';

const LINE = 22;
const SWATCH = 16;
const GAP = 18;

/** Width of a text at 13 px, a little more than it takes. */
export function textWidth(text: string): number {
  return text.length * 6.9;
}

export interface Placed {
  readonly x: number;
  readonly y: number;
}

/** Where each name stands, left to right then below. */
export function placeKey(titles: readonly string[], width: number): readonly Placed[] {
  let [x, y] = [0, 0];
  return titles.map((title) => {
    const room = SWATCH + 6 + textWidth(title);
    if (x > 0 && x + room > width) [x, y] = [0, y + LINE];
    const place = { x, y };
    x += room + GAP;
    return place;
  });
}

export function keyOf(items: readonly KeyItem[], width: number, inks: Inks): { readonly group: SVGGElement; readonly height: number } {
  const group = element('g', { class: 'chart-key' });
  const places = placeKey(items.map(({ title }) => title), width);
  items.forEach((item, index) => {
    const { x, y } = places[index] ?? { x: 0, y: 0 };
    const swatch = element('rect', { x: x + 0.5, y: y + 3.5, width: SWATCH - 1, height: 11, fill: inks.fill(item), stroke: item.colour });
    const name = element('text', { x: x + SWATCH + 6, y: y + 13, fill: INK });
    name.textContent = item.title;
    group.append(swatch, name);
  });
  const last = places[places.length - 1];
  return { group, height: last === undefined ? 0 : last.y + LINE + 4 };
}
