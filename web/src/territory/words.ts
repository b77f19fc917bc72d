// How a territory's figures are written.

import type { Figure } from '../api/territory.ts';
import { count, euros, hectares, kilometres, plain, withUnit } from '../format/number.ts';

export function figureText({ valeur, unite }: Figure): string | null {
  if (valeur === null) return null;
  if (unite === '€') return euros(Math.round(valeur));
  if (unite === 'ha') return hectares(valeur);
  return unite === null ? count(valeur) : withUnit(Number.isInteger(valeur) ? count(valeur) : plain(valeur), unite);
}

/** `12,4 ha`, `37,0 km`, both, or nothing to measure. */
export function extentText(surface: number | null, length: number | null): string {
  return [surface === null ? '' : hectares(surface), length === null ? '' : kilometres(length)].filter((text) => text !== '').join(' · ');
}

export const TIES: Readonly<Record<string, string>> = {
  communes: 'Ses communes',
  agglomeration: 'Toute l’agglomération',
  sans_lieu: 'Lieu non précisé',
};

export const ALERTS: Readonly<Record<string, string>> = {
  sans_mouvement: 'sans mouvement', desequilibre: 'en déséquilibre', sans_financeur: 'sans financeur', sans_date: 'sans date', sans_cout: 'sans coût', depassement: 'en dépassement',
};
