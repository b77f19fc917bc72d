// Patterns beside colours, kept inside the drawing so that a downloaded file has them.

import { PAPER } from './colours.ts';
import type { Ink, Motif } from './spec.ts';

const SVG = 'http://www.w3.org/2000/svg';
const STEP = 7;

/** Outlines of a pattern in its square, and how wide they are drawn. */
const LINES: Readonly<Record<Exclude<Motif, 'plein' | 'vide'>, readonly [string, number]>> = {
  hachures: [`M-1 1l2 -2M0 ${STEP}l${STEP} -${STEP}M${STEP - 1} ${STEP + 1}l2 -2`, 2],
  contre: [`M-1 ${STEP - 1}l2 2M0 0l${STEP} ${STEP}M${STEP - 1} -1l2 2`, 2],
  croise: [`M0 0l${STEP} ${STEP}M0 ${STEP}l${STEP} -${STEP}`, 1],
  points: [`M${STEP / 2} ${STEP / 2}h0.01`, 3],
  traits: [`M0 ${STEP / 2}h${STEP}`, 2],
};

export class Inks {
  private readonly used = new Map<string, Ink>();

  /** `prefix` is of one drawing: identifiers are unique in the page. */
  constructor(private readonly prefix: string) {}

  /** A paint for the attribute fill. */
  fill(ink: Ink): string {
    if (ink.motif === 'plein') return ink.colour;
    if (ink.motif === 'vide') return PAPER;
    const id = `${this.prefix}-${ink.motif}-${ink.colour.slice(1)}`;
    this.used.set(id, ink);
    return `url(#${id})`;
  }

  /** The patterns asked for so far. */
  defs(): SVGDefsElement {
    const defs = document.createElementNS(SVG, 'defs');
    for (const [id, { colour, motif }] of this.used) {
      if (motif === 'plein' || motif === 'vide') continue;
      const [path, width] = LINES[motif];
      const ground = element('rect', { width: STEP, height: STEP, fill: PAPER });
      const tint = element('rect', { width: STEP, height: STEP, fill: colour, 'fill-opacity': 0.16 });
      const line = element('path', { d: path, stroke: colour, 'stroke-width': width, 'stroke-linecap': motif === 'points' ? 'round' : 'square', fill: 'none' });
      const pattern = element('pattern', { id, width: STEP, height: STEP, patternUnits: 'userSpaceOnUse' });
      pattern.append(ground, tint, line);
      defs.append(pattern);
    }
    return defs;
  }
}

export function element<K extends keyof SVGElementTagNameMap>(name: K, attributes: Readonly<Record<string, string | number>>): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
}
