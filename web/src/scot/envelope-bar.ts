// An envelope as a bar: what is consumed, what engaged and projected projects add (the doubt hatched), what is left; past
// the envelope's end, the overshoot. The table beside says the same.

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Interval } from '../api/analysis.ts';

export type Part = 'consomme' | 'engage' | 'engage-doute' | 'projete' | 'projete-doute' | 'reste';

export interface Piece {
  readonly part: Part;
  readonly x: number;
  readonly width: number;
}

export interface Bar {
  readonly pieces: readonly Piece[];
  /** Where the envelope ends, of 100. */
  readonly end: number;
}

const NONE: Interval = { minimum: 0, maximum: 0 };

function bounds(value: Interval | null): readonly [number, number] {
  const { minimum, maximum } = value ?? NONE;
  return [Math.max(0, minimum ?? 0), Math.max(0, maximum ?? minimum ?? 0)];
}

/** Of 100, the whole being the envelope or, when it is exceeded, what is charged at most. Null without an envelope. */
export function envelopeBar(envelope: number | null, left: number | null, engaged: Interval | null, projected: Interval | null): Bar | null {
  if (envelope === null || left === null || envelope < 0) return null;
  const consumed = Math.max(0, envelope - left);
  const [engagedLow, engagedHigh] = bounds(engaged);
  const [projectedLow, projectedHigh] = bounds(projected);
  const whole = Math.max(envelope, consumed + engagedHigh + projectedHigh);
  if (whole <= 0) return null;
  const lengths: readonly (readonly [Part, number])[] = [
    ['consomme', consumed], ['engage', engagedLow], ['engage-doute', engagedHigh - engagedLow],
    ['projete', projectedLow], ['projete-doute', projectedHigh - projectedLow],
    ['reste', Math.max(0, envelope - consumed - engagedHigh - projectedHigh)],
  ];
  let x = 0;
  const pieces = lengths.flatMap(([part, length]): Piece[] => {
    const width = (100 * length) / whole;
    const from = x;
    x += width;
    return width <= 0 ? [] : [{ part, x: from, width }];
  });
  return { pieces, end: (100 * envelope) / whole };
}

const TITLES: Readonly<Record<Part, string>> = {
  consomme: 'Consommé', engage: 'Engagés', 'engage-doute': 'Engagés, en doute', projete: 'Projetés choisis', 'projete-doute': 'Projetés, en doute', reste: 'Reste',
};

export function envelopeBarView(bar: Bar | null): TemplateResult | typeof nothing {
  return bar === null ? nothing : html`
    <svg class="band envelope" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <defs><pattern id="env-doubt" width="1.2" height="10" patternUnits="userSpaceOnUse"><rect width="1.2" height="10" fill="#f3f2ec" /><rect width="0.5" height="10" fill="#4d535a" /></pattern></defs>
      ${bar.pieces.map(({ part, x, width }) => svg`<rect class="env-${part}" fill=${part.endsWith('doute') ? 'url(#env-doubt)' : nothing} x=${x} y="0" width=${width} height="10" />`)}
      ${bar.end < 99.99 ? svg`<path class="env-end" d="M${bar.end} 0v10" />` : nothing}
    </svg>`;
}

export function envelopeKey(bars: readonly (Bar | null)[]): TemplateResult {
  const seen = new Set(bars.flatMap((bar) => bar?.pieces.map(({ part }) => part) ?? []));
  const over = bars.some((bar) => bar !== null && bar.end < 99.99);
  return html`<ul class="band-key">${(Object.keys(TITLES) as Part[]).filter((part) => seen.has(part)).map((part) => html`<li><span class="key env-${part}"></span>${TITLES[part]}</li>`)}
    ${over ? html`<li><span class="key env-end"></span>Fin de l’enveloppe</li>` : nothing}</ul>`;
}
