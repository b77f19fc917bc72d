// The value of a layer's field, in words: code titles, units, dates, lists. Null stays null (shown « non renseigné »).

import type { Field } from '../api/layer.ts';
import { date } from './date.ts';
import { glue } from './typography.ts';
import { count, euros, hectares, kilometres, plain, withUnit } from './number.ts';

function quantity(value: number, unit: string | null | undefined): string {
  switch (unit) {
    case null:
    case undefined:
    case '':
      return plain(value);
    case 'ha':
      return hectares(value);
    case 'km':
      return kilometres(value);
    case '€':
      return euros(value);
    default:
      // A word is a word apart (12 logements); a symbol stays close (12 m²).
      return unit.length > 3 ? `${plain(value)}\u00a0${unit}` : withUnit(plain(value), unit);
  }
}

function single(field: Field, value: unknown): string {
  const code = field.codes?.find((candidate) => candidate.code === String(value));
  if (code) {
    return code.title;
  }
  if (typeof value === 'boolean') {
    return value ? 'Oui' : 'Non';
  }
  if (typeof value === 'number') {
    // A year is a number that takes no thousands separator.
    return field.type === 'integer' && /^annee|_annee$|^d_service$/.test(field.name)
      ? String(value)
      : quantity(value, field.unit);
  }
  const text = String(value);
  return field.type === 'date' || field.type === 'timestamp' ? date(text) : glue(text);
}

export function fieldValue(field: Field, value: unknown): string | null {
  if (value === null || value === undefined || value === '') {
    return null;
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? null : value.map((item) => single(field, item)).join(', ');
  }
  return single(field, value);
}

export function population(value: number): string {
  return `${count(value)}\u00a0habitants`;
}
