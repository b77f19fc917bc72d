// Rules as a filter of the OGC API (CQL2 text, OGC 21-065r2). What is not known passes « n'est pas », as one expects of it.

import type { Field, Layer } from '../api/layer.ts';
import { AREA, findField, LENGTH, type Rule } from './rule.ts';

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A number as typed in French or not; null for none. */
export function numberOf(value: string): number | null {
  const number = Number(value.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  return value.trim() !== '' && Number.isFinite(number) ? number : null;
}

function operand(field: Field): string {
  if (field.name === AREA) return 'surface_ha(geometry)';
  return field.name === LENGTH ? 'longueur_km(geometry)' : field.name;
}

function literal(field: Field, value: string): string {
  switch (field.type) {
    case 'integer':
    case 'decimal':
      return String(numberOf(value) ?? 0);
    case 'date':
      return `DATE(${text(value)})`;
    case 'timestamp':
      return `TIMESTAMP(${text(`${value}T00:00:00Z`)})`;
    default:
      return text(value);
  }
}

/** Letters that LIKE reads as marks are taken as they are. */
function like(value: string): string {
  return text(`%${value.replace(/[\\%_]/g, '\\$&')}%`);
}

function ruleFilter(field: Field, { operateur, valeurs }: Rule): string {
  const name = operand(field);
  const list = valeurs.map((value) => literal(field, value)).join(', ');
  const [first = ''] = valeurs;
  switch (operateur) {
    case 'est':
      return field.type === 'text[]' ? `A_OVERLAPS(${name}, (${list}))` : `${name} IN (${list})`;
    case 'nest':
      return `(${name} IS NULL OR NOT ${name} IN (${list}))`;
    case 'contient':
      return `CASEI(ACCENTI(${name})) LIKE CASEI(ACCENTI(${like(first)}))`;
    case 'plus':
      return `${name} > ${literal(field, first)}`;
    case 'moins':
      return `${name} < ${literal(field, first)}`;
    case 'oui':
      return `${name} = TRUE`;
    case 'non':
      return `${name} = FALSE`;
    case 'connu':
      return `${name} IS NOT NULL`;
    case 'inconnu':
      return `${name} IS NULL`;
  }
}

/** Rules on fields the layer does not have are left out; empty when nothing is asked. */
export function toCql2(layer: Layer, rules: readonly Rule[]): string {
  return rules
    .flatMap((rule) => {
      const field = findField(layer, rule.champ);
      return field === null ? [] : [ruleFilter(field, rule)];
    })
    .join(' AND ');
}

/** Exactly these objects. */
export function ofIds(ids: readonly string[]): string {
  return `id IN (${ids.map(text).join(', ')})`;
}
