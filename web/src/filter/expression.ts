// What of a layer is drawn: the objects of a list, or, for a layer too large for one, those whose tile says they pass.

import type { ExpressionSpecification } from 'maplibre-gl';
import type { Field, Layer } from '../api/layer.ts';
import { numberOf } from './cql2.ts';
import { findField, type Rule } from './rule.ts';

/** Ids that are whole numbers are those of the tile's features; others, one of their properties. */
const ID: ExpressionSpecification = ['to-string', ['coalesce', ['get', 'id'], ['id'], '']];

/** An object and not a list: found at once however many there are. */
export function amongIds(ids: ReadonlySet<string>): ExpressionSpecification {
  return ['has', ID, ['literal', Object.fromEntries([...ids].map((id) => [id, 1]))]] as unknown as ExpressionSpecification;
}

function ruleExpression(field: Field, { operateur, valeurs }: Rule): ExpressionSpecification {
  const value: ExpressionSpecification = ['get', field.name];
  const known: ExpressionSpecification = ['!=', ['coalesce', value, ''], ''];
  const [first = ''] = valeurs;
  const among: ExpressionSpecification = ['in', ['to-string', value], ['literal', [...valeurs]]];
  // Dates stand in a tile as text, year first: their order is that of the letters.
  const compared = (sign: '>' | '<'): ExpressionSpecification => field.type === 'date' || field.type === 'timestamp'
    ? ['all', known, [sign, ['to-string', value], first]]
    : ['all', known, [sign, ['to-number', value, 0], numberOf(first) ?? 0]];
  switch (operateur) {
    case 'est':
      return among;
    case 'nest':
      return ['!', among];
    case 'contient':
      return ['in', ['downcase', first], ['downcase', ['to-string', value]]];
    case 'plus':
      return compared('>');
    case 'moins':
      return compared('<');
    case 'oui':
      return ['==', ['to-string', value], 'true'];
    case 'non':
      return ['==', ['to-string', value], 'false'];
    case 'connu':
      return known;
    case 'inconnu':
      return ['!', known];
  }
}

export function toExpression(layer: Layer, rules: readonly Rule[]): ExpressionSpecification {
  return ['all', ...rules.flatMap((rule) => {
    const field = findField(layer, rule.champ);
    return field === null ? [] : [ruleExpression(field, rule)];
  })];
}
