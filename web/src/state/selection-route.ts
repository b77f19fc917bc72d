// `#/selection?trace=…&distance=300` (what is drawn) or `#/selection?objets=communes/62413,communes/62427` (what is
// chosen): everything there or within a distance.

export interface SelectionRoute {
  readonly page: 'selection';
  /** An encoded polygon; empty when objects are chosen, or nothing yet. */
  readonly trace: string;
  /** Chosen objects, as layer/id. */
  readonly objets: readonly string[];
  /** Metres around. */
  readonly distance: number;
}

export const EMPTY_SELECTION: SelectionRoute = { page: 'selection', trace: '', objets: [], distance: 0 };
export const FARTHEST_M = 20_000;

export function parseSelection(query: URLSearchParams): SelectionRoute {
  const distance = Number(query.get('distance') ?? 0);
  return {
    page: 'selection',
    trace: query.get('trace') ?? '',
    objets: (query.get('objets') ?? '').split(',').filter((each) => each.includes('/')),
    distance: Number.isFinite(distance) ? Math.min(FARTHEST_M, Math.max(0, Math.round(distance))) : 0,
  };
}

export function selectionParameters({ trace, objets, distance }: SelectionRoute): [string, string][] {
  return [['trace', trace], ['objets', objets.join(',')], ['distance', distance === 0 ? '' : String(distance)]];
}
