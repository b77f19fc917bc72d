// The values one may tick for a field: its codes, or, without codes, what the objects at hand say when it is little.

import type { Item } from '../api/features.ts';
import type { Field } from '../api/layer.ts';

/** Longer lists are no choice: of texts, and of what lists hold (communes). */
const MOST = { text: 40, 'text[]': 160 } as const;
const collator = new Intl.Collator('fr', { numeric: true });

/** Codes that no object at hand has are left out; all stay when nothing is at hand. */
export function choicesOf(field: Field, items: readonly Item[] | null): readonly string[] {
  const held = new Set((items ?? []).flatMap(({ properties }) => {
    const value = properties[field.name];
    return Array.isArray(value) ? value.map(String) : value === null || value === undefined || value === '' ? [] : [String(value)];
  }));
  const codes = field.codes ?? [];
  if (codes.length > 0) return codes.map(({ code }) => code).filter((code) => items === null || held.has(code));
  if (field.type !== 'text' && field.type !== 'text[]') return [];
  const values = [...held].sort(collator.compare);
  // A name of each object is no choice either.
  return values.length > MOST[field.type] || (field.type === 'text' && values.length > 3 && values.length === (items ?? []).length) ? [] : values;
}
