// A printed cell of money in words. Null when nothing is printed (shown « non renseigné »).

import type { Amount } from '../api/fiche.ts';
import { mention } from './code.ts';
import { euros, plain, withUnit } from './number.ts';

/** `500 000 € par an`, `30 %`, `À évaluer`. */
export function amountText({ montant_eur, taux_pct, mention: code, imprime }: Amount): string | null {
  const rate = taux_pct === null || taux_pct === undefined ? null : withUnit(plain(taux_pct), '%');
  if (montant_eur !== null) {
    const word = code === null || code === 'pourcentage' ? null : code === 'autre' ? imprime : mention(code);
    const notes = [word === 'par an' ? null : word, rate].filter((note) => note !== null);
    const base = word === 'par an' ? `${euros(montant_eur)} par an` : euros(montant_eur);
    return notes.length === 0 ? base : `${base} (${notes.join(', ')})`;
  }
  if (rate !== null) {
    return rate;
  }
  if (code === null || code === 'autre' || code === 'pourcentage') {
    return imprime === '' ? null : imprime;
  }
  return mention(code);
}

/** For the label of a bar: `4,4 M€`, `883 k€`, `950 €`. */
export function shortEuros(value: number): string {
  if (Math.abs(value) >= 999_500) {
    return withUnit((value / 1e6).toLocaleString('fr-FR', { maximumFractionDigits: 1 }), 'M€');
  }
  return Math.abs(value) >= 1000 ? withUnit(String(Math.round(value / 1000)), 'k€') : euros(Math.round(value));
}
