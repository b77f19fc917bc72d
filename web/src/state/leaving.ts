// Whoever holds something unsaved may keep the reader on the page until they said what becomes of it.

/** True when going to this address must wait. */
export type Hold = (hash: string) => boolean;

let hold: Hold | null = null;

export function holdLeaving(next: Hold): void {
  hold = next;
}

export function freeLeaving(past: Hold): void {
  if (hold === past) hold = null;
}

export function held(hash: string): boolean {
  return hold?.(hash) ?? false;
}
