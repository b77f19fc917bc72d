// What a form asks, and how what is typed becomes the members of a body.

import { parseEuros, parseYear } from '../format/parse.ts';
import type { Values } from '../state/draft.ts';
import type { Choice } from './edit/choice-box.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'area' | 'money' | 'date' | 'year' | 'select' | 'codes';
  readonly required?: boolean;
  readonly hint?: string;
  readonly options?: readonly { readonly value: string; readonly title: string }[];
  /** Of a list of codes: what may be in it. */
  readonly choices?: readonly Choice[];
}

export interface Reading {
  readonly body: Readonly<Record<string, Value | null>>;
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
  codes: 'Choisissez-en au moins un.',
};

type Value = string | number | readonly string[];

/** A list is typed as the text of its codes. */
export function codesOf(text: string | undefined): readonly string[] {
  return JSON.parse(text ? text : '[]') as string[];
}

export function codesText(codes: readonly string[]): string {
  return codes.length === 0 ? '' : JSON.stringify(codes);
}

function read(kind: Field['kind'], text: string): Value | null | undefined {
  if (kind === 'codes') return text === '' ? undefined : codesOf(text);
  if (kind === 'money') return parseEuros(text);
  if (kind === 'year') return parseYear(text);
  return text.trim() === '' ? undefined : text.trim();
}

export function readFields(fields: readonly Field[], values: Values): Reading {
  const body: Record<string, Value | null> = {};
  const errors = new Map<string, string>();
  for (const { name, kind, required } of fields) {
    const value = read(kind, values[name] ?? '');
    if (value === null || (value === undefined && required === true)) errors.set(name, AWAITED[kind]);
    body[name] = value ?? null;
  }
  return { body, errors };
}
