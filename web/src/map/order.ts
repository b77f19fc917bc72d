// Which layers are the ground one reads the others on, and what is drawn over what.

/** Administrative outlines: drawn thin, never clicked through to except the commune. */
export const GROUND: readonly string[] = ['communes', 'epci', 'scot'];

/** Computed from communes and projects: shown and read, while what opens is the commune or the object beneath. */
const COMPUTED: readonly string[] = ['scot-consommation', 'scot-projets'];

/** Not shown until asked for: SCoT outlines run along those of the EPCI, fiches pile up on agglomerations. */
const HIDDEN_AT_FIRST: readonly string[] = ['scot', 'fiches', ...COMPUTED];

/** Bottom to top; layers not named (published files) come between areas and lines. */
const BOTTOM = ['communes', 'scot-consommation', 'parcs', 'zae', 'cites-minieres', 'friches', 'scot-projets'];
const TOP = ['ev5', 'epci', 'scot', 'fiches'];

function rank(id: string): number {
  const low = BOTTOM.indexOf(id);
  if (low >= 0) return low;
  const high = TOP.indexOf(id);
  return high >= 0 ? 100 + high : 50;
}

export function drawingOrder<T extends { readonly id: string }>(layers: readonly T[]): T[] {
  return [...layers].sort((a, b) => rank(a.id) - rank(b.id));
}

export function shownAtFirst(ids: readonly string[]): string[] {
  return ids.filter((id) => !HIDDEN_AT_FIRST.includes(id));
}

export function isComputed(id: string): boolean {
  return COMPUTED.includes(id);
}

export function isGround(id: string): boolean {
  return GROUND.includes(id);
}
