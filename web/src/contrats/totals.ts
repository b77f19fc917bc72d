// Totals of fiches in words: money that is known, and how many fiches give none.

import { html, nothing } from 'lit';
import type { FicheTotals } from '../api/fiche.ts';
import { euros, plural } from '../format/number.ts';
import { type Content, known } from '../ui/parts.ts';

export function withoutAmount({ sans_montant }: FicheTotals): string | null {
  return sans_montant === 0 ? null : `${plural(sans_montant, 'fiche')} sans montant`;
}

export function money(totals: FicheTotals): Content {
  const without = withoutAmount(totals);
  return html`${known(totals.montant_total_eur, euros)}${without === null ? nothing : html` <span class="unit">(${without})</span>`}`;
}
