// What is typed in the form of a fiche, with the version it started from, as a draft of the tab.

import type { Values } from '../../state/draft.ts';
import { NAMES, type Typed } from './document.ts';

export interface Draft {
  readonly base: Typed;
  readonly typed: Typed;
  readonly version: number;
  /** Of a fiche that is being created. */
  readonly numero: string;
}

export function draftName(id: string | null, contrat: string): string {
  return id === null ? `creation.${contrat}` : `edition.${id}`;
}

export function packDraft({ base, typed, version, numero }: Draft): Values {
  return { base: JSON.stringify(base), typed: JSON.stringify(typed), version: String(version), numero };
}

function typedIn(text: string | undefined): Typed | null {
  const value: unknown = JSON.parse(text ?? 'null');
  return value !== null && typeof value === 'object' && NAMES.every((name) => typeof (value as Record<string, unknown>)[name] === 'string')
    ? (value as Typed) : null;
}

/** Null for a draft of another making: it is not guessed at. */
export function unpackDraft(values: Values | null): Draft | null {
  if (values === null) return null;
  try {
    const [base, typed] = [typedIn(values['base']), typedIn(values['typed'])];
    return base === null || typed === null ? null : { base, typed, version: Number(values['version']), numero: values['numero'] ?? '' };
  } catch {
    return null;
  }
}
