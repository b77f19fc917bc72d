// Figures of land accounting in words: hectares to the are, rates, years.

import type { Interval } from '../api/analysis.ts';
import { withUnit } from '../format/number.ts';

const number = (digits: number, least = digits): Intl.NumberFormat => new Intl.NumberFormat('fr-FR', { minimumFractionDigits: least, maximumFractionDigits: digits });
const two = number(2);
const free = number(2, 0);

function narrow(text: string): string {
  return text.replace(/[\u00a0\u202f ]/g, '\u202f').replace('-', '−');
}

/** `−0,00` is nothing. */
function settled(value: number): number {
  return Math.abs(value) < 0.005 ? 0 : value;
}

export function ha(value: number): string {
  return withUnit(narrow(two.format(settled(value))), 'ha');
}

export function haPerYear(value: number): string {
  return withUnit(narrow(two.format(settled(value))), 'ha/an');
}

export function percent(value: number): string {
  return withUnit(narrow(free.format(value)), '%');
}

/** A rate of reduction: `−54,47 %`. */
export function rate(value: number): string {
  return value === 0 ? percent(0) : `−${percent(value)}`;
}

export function quantity(value: number, unit: string | null | undefined): string {
  switch (unit) {
    case 'ha':
      return ha(value);
    case 'ha/an':
      return haPerYear(value);
    case '%':
      return percent(value);
    case 'année':
    case 'années':
    case 'an':
    case 'ans':
      return `${narrow(free.format(value))}\u00a0${Math.abs(value) < 2 ? 'an' : 'ans'}`;
    default:
      return unit ? `${narrow(free.format(value))}\u00a0${unit}` : narrow(free.format(value));
  }
}

/** `entre 3,10 et 12,40 ha`, one value when the bounds agree, null when a bound is not known. */
export function interval(value: Interval | null | undefined): string | null {
  if (value === null || value === undefined || value.minimum === null || value.maximum === null) return null;
  const [low, high] = [ha(value.minimum), ha(value.maximum)];
  return low === high ? high : `entre ${low.replace(/\u202fha$/, '')} et ${high}`;
}
