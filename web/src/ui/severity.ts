// How grave a finding is: a shape and a word, never a colour alone.

import { html, type TemplateResult } from 'lit';
import type { Severity } from '../api/anomalie.ts';
import { plural } from '../format/number.ts';

export const SEVERITIES: readonly Severity[] = ['erreur', 'avertissement', 'information'];

const WORDS: Readonly<Record<Severity, string>> = { erreur: 'Erreur', avertissement: 'Avertissement', information: 'Information' };

const SHAPES: Readonly<Record<Severity, string>> = {
  erreur: 'M6 0.8l5.2 5.2l-5.2 5.2l-5.2-5.2z',
  avertissement: 'M6 1.2l5.2 9.6h-10.4z',
  information: 'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
};

export function severityWord(severity: Severity): string {
  return WORDS[severity];
}

/** Decorative: the word beside it says the same. */
export function severityShape(severity: Severity): TemplateResult {
  return html`<svg class="severity ${severity}" viewBox="0 0 12 12" width="11" height="11" aria-hidden="true"><path d=${SHAPES[severity]} /></svg>`;
}

/** `3 erreurs, 1 avertissement`; gravest first, none left out that is there. */
export function severityCounts(counts: Readonly<Partial<Record<Severity, number>>>): string {
  return SEVERITIES.flatMap((severity) => {
    const n = counts[severity] ?? 0;
    return n === 0 ? [] : [plural(n, WORDS[severity].toLowerCase())];
  }).join(', ');
}
