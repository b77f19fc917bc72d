// What a form asks, and how what is typed becomes the members of a body.

import { parseEuros, parseYear } from '../format/parse.ts';
import type { Values } from '../state/draft.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'area' | 'money' | 'date' | 'year' | 'select';
  readonly required?: boolean;
  readonly hint?: string;
  readonly options?: readonly { readonly value: string; readonly title: string }[];
}

export interface Reading {
  readonly body: Readonly<Record<string, string | number | null>>;
  /** By field name, a sentence that says what is awaited. */
  readonly errors: ReadonlyMap<string, string>;
}

const AWAITED: Readonly<Record<Field['kind'], string>> = {
  text: 'Écrivez un texte.',
  area: 'Écrivez un texte.',
  money: 'Écrivez un montant en euros, comme 1 234,56.',
  date: 'Choisissez une date.',
  year: 'Écrivez une année, comme 2026.',
  select: 'Choisissez dans la liste.',
};

function read(kind: Field['kind'], text: string): string | number | null | undefined {
  if (kind === 'money') return parseEuros(text);
  if (kind === 'year') return parseYear(text);
  return text.trim() === '' ? undefined : text.trim();
}

export function readFields(fields: readonly Field[], values: Values): Reading {
  const body: Record<string, string | number | null> = {};
  const errors = new Map<string, string>();
  for (const { name, kind, required } of fields) {
    const value = read(kind, values[name] ?? '');
    if (value === null || (value === undefined && required === true)) errors.set(name, AWAITED[kind]);
    body[name] = value ?? null;
  }
  return { body, errors };
}
