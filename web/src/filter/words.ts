// A rule as one would say it: « Statut est Sans projet ou Potentielle », « Surface plus de 5 ha ».

import type { Field, Layer } from '../api/layer.ts';
import { date } from '../format/date.ts';
import { plain, withUnit } from '../format/number.ts';
import { findField, type Operator, type Rule } from './rule.ts';

export function isYear(field: Field): boolean {
  return field.type === 'integer' && /^annee|_annee$|^d_service$|^millesime$/.test(field.name);
}

function isInstant(field: Field): boolean {
  return field.type === 'date' || field.type === 'timestamp' || isYear(field);
}

/** The words between a field and its value. */
export function operatorWords(field: Field, operator: Operator): string {
  const many = field.type === 'text[]';
  switch (operator) {
    case 'est':
      return many ? 'comprend' : 'est';
    case 'nest':
      return 'n’est pas';
    case 'contient':
      return 'contient';
    case 'plus':
      return isInstant(field) ? 'après' : 'plus de';
    case 'moins':
      return isInstant(field) ? 'avant' : 'moins de';
    case 'oui':
      return 'oui';
    case 'non':
      return 'non';
    case 'connu':
      return 'renseigné';
    case 'inconnu':
      return 'non renseigné';
  }
}

/** `titles`: names of what the field holds codes of, communes say. */
export function valueWords(field: Field, value: string, titles: (code: string) => string | null = () => null): string {
  const code = field.codes?.find((each) => each.code === value);
  if (code !== undefined) return code.title;
  if (field.type === 'date' || field.type === 'timestamp') return date(value);
  if (field.type === 'integer' || field.type === 'decimal') {
    if (isYear(field)) return value;
    const text = plain(Number(value));
    return field.unit ? withUnit(text, field.unit) : text;
  }
  return titles(value) ?? value;
}

export function ruleWords(layer: Layer, { champ, operateur, valeurs }: Rule, titles?: (code: string) => string | null): string {
  const field = findField(layer, champ);
  if (field === null) return `« ${champ} », que cette couche n’a pas`;
  const said = valeurs.map((value) => (operateur === 'contient' ? `« ${value} »` : valueWords(field, value, titles)));
  const colon = operateur === 'oui' || operateur === 'non' || operateur === 'connu' || operateur === 'inconnu' ? ' :' : '';
  return [`${field.title}${colon}`, operatorWords(field, operateur), said.join(operateur === 'nest' ? ' ni ' : ' ou ')].filter((part) => part !== '').join(' ');
}
