// The last things one opened from the box, kept for the tab's session.

import type { Found } from './found.ts';

const KEY = 'archipel.recherches';
const MOST = 6;

function isFound(value: unknown): value is Found {
  const { group, name, note, way } = (value ?? {}) as Partial<Found>;
  return [group, name, note].every((text) => typeof text === 'string') && typeof way === 'object' && way !== null;
}

export function recentFinds(): readonly Found[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isFound).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** The latest first, each once. */
export function withRecent(latest: Found, before: readonly Found[]): readonly Found[] {
  const way = JSON.stringify(latest.way);
  return [latest, ...before.filter((each) => JSON.stringify(each.way) !== way)].slice(0, MOST);
}

export function keepRecent(found: Found): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(withRecent(found, recentFinds())));
  } catch {
    // Storage refused: the box goes without.
  }
}
