// The map beside the table: it draws the fiches the table holds, says which one is pointed at, and is told of a click.

import type { FilterSpecification, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { Pointed } from '../map/map-view.ts';
import { drawnBy } from '../map/drawn.ts';
import type { Stage } from '../map/stage.ts';

/** Points may stand for several objects: their ids are one text. */
function holds(ids: readonly string[]): FilterSpecification {
  const text = ['concat', ' ', ['to-string', ['coalesce', ['get', 'ids'], ['get', 'id'], '']], ' '];
  return ['any', ...ids.map((id) => ['in', ` ${id} `, text])] as unknown as FilterSpecification;
}

export interface MapLink {
  /** Draws these fiches alone; null: all. */
  only(ids: readonly string[] | null): void;
  stop(): void;
}

function ficheLayers(map: MapLibreMap): readonly string[] {
  return drawnBy(map.getStyle()).get('fiches') ?? [];
}

/** `point` gets the fiches under the pointer, `pick` the one that is clicked. */
export function linkMap(element: HTMLElement, stage: () => Promise<Stage>, point: (ids: readonly string[]) => void, pick: (id: string) => void): MapLink {
  let stopped = false;
  let wanted: readonly string[] | null = null;
  let map: MapLibreMap | null = null;
  const before = new Map<string, FilterSpecification | undefined>();

  const apply = (): void => {
    if (map === null || (wanted === null && before.size === 0)) return;
    for (const id of ficheLayers(map)) {
      if (!before.has(id)) before.set(id, (map.getStyle().layers.find((layer) => layer.id === id) as { filter?: FilterSpecification } & LayerSpecification | undefined)?.filter);
      const own = before.get(id);
      map.setFilter(id, wanted === null ? (own ?? null) : own === undefined ? holds(wanted) : (['all', own, holds(wanted)] as unknown as FilterSpecification));
    }
  };

  const fiches = (event: Event): readonly string[] => (event as CustomEvent<Pointed>).detail.targets.filter(({ layer }) => layer === 'fiches').map(({ id }) => id);
  const hover = (event: Event): void => point(fiches(event));
  // Before the page itself: a click on a fiche of the table goes to its row, not away from the table.
  const click = (event: Event): void => {
    const [id] = fiches(event);
    if (id === undefined) return;
    event.stopPropagation();
    pick(id);
  };
  const page = element.ownerDocument;
  page.addEventListener('map-hover', hover, true);
  page.addEventListener('map-pick', click, true);
  void stage().then(async (opened) => {
    if (stopped) return;
    map = opened.map;
    apply();
  });
  return {
    only: (ids) => { wanted = ids; apply(); },
    stop: () => {
      stopped = true;
      wanted = null;
      apply();
      page.removeEventListener('map-hover', hover, true);
      page.removeEventListener('map-pick', click, true);
    },
  };
}
