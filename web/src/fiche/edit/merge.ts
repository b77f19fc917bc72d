// Two people on one fiche: what each changed since the version both started from.

import type { FieldName } from '../../api/edit.ts';
import { changed, NAMES, same, type Typed } from './document.ts';

export interface Merge {
  /** Changed by both, to different values: somebody must choose. */
  readonly clashes: readonly FieldName[];
  /** Changed by the others alone: theirs stands. */
  readonly theirs: readonly FieldName[];
  /** The present version with my changes on it. */
  readonly merged: Typed;
}

export function merge(base: Typed, mine: Typed, current: Typed): Merge {
  const [ours, others] = [changed(base, mine), changed(base, current)];
  return {
    clashes: ours.filter((name) => others.includes(name) && !same(name, mine[name], current[name])),
    theirs: others.filter((name) => !ours.includes(name)),
    merged: pick((name) => (ours.includes(name) ? mine : current)[name]),
  };
}

export type Side = 'mine' | 'current';

/** The merged version once somebody chose, field by field. */
export function settled(merged: Typed, current: Typed, choices: ReadonlyMap<FieldName, Side>): Typed {
  return pick((name) => (choices.get(name) === 'current' ? current : merged)[name]);
}

function pick(value: (name: FieldName) => string): Typed {
  return Object.fromEntries(NAMES.map((name) => [name, value(name)])) as Typed;
}
