// What a search found, of any kind, as the box lists it: by kind, the kind of the best answer first.

import type { Position } from 'geojson';
import type { Item } from '../api/features.ts';
import type { Layer } from '../api/layer.ts';
import type { Hit } from '../api/search.ts';
import { fold } from '../format/fold.ts';
import { plural } from '../format/number.ts';
import type { Route } from '../state/route.ts';

/** Where it leads: a sheet, or a place on the map. */
export type Way = { readonly route: Route } | { readonly position: Position };

export interface Found {
  /** What it is, in the plural: the title of its group. */
  readonly group: string;
  readonly name: string;
  /** What tells it from its namesakes. */
  readonly note: string;
  readonly way: Way;
}

export interface Group {
  readonly title: string;
  readonly found: readonly Found[];
}

export function routeOf(hit: Pick<Hit, 'type' | 'layer' | 'id'>): Route {
  switch (hit.type) {
    case 'commune':
      return { page: 'commune', insee: hit.id };
    case 'fiche':
      return { page: 'fiche', id: hit.id };
    case 'objet':
      return { page: 'objet', layer: hit.layer ?? '', id: hit.id };
  }
}

export function foundOf(hit: Hit, layers: readonly Layer[]): Found {
  const group = hit.type === 'commune' ? 'Communes' : hit.type === 'fiche' ? 'Fiches' : (layers.find(({ id }) => id === hit.layer)?.title ?? 'Lieux');
  const note = [hit.contexte ?? '', hit.approchant ? 'nom approchant' : ''].filter((part) => part !== '').join(' · ');
  return { group, name: hit.nom, note, way: { route: routeOf(hit) } };
}

/** In the order given, the kinds in that of their first. */
export function byGroup(found: readonly Found[]): readonly Group[] {
  const groups = new Map<string, Found[]>();
  for (const each of found) groups.set(each.group, [...(groups.get(each.group) ?? []), each]);
  return [...groups].map(([title, list]) => ({ title, found: list }));
}

/** Every word begins a word of these names. */
function isNamed(q: string, names: readonly string[]): boolean {
  const words = fold(q).split(' ').filter((word) => word !== '');
  const held = ` ${fold(names.join(' '))}`;
  return words.length > 0 && words.every((word) => held.includes(` ${word}`));
}

/** Whole layers: « ev5 », « friches ». */
export function layersNamed(q: string, layers: readonly Layer[]): readonly Found[] {
  return layers.flatMap(({ id, title, nombre }) => (isNamed(q, [title, id])
    ? [{ group: 'Couches', name: title, note: nombre === null ? '' : plural(nombre, 'objet'), way: { route: { page: 'couche', layer: id } } } as const] : []));
}

/** Agglomerations and SCoT, which the page holds. */
export function perimetersNamed(q: string, layer: Layer, items: readonly Item[]): readonly Found[] {
  return items.flatMap((item) => {
    const names = ['nom', 'sigle'].map((field) => item.properties[field]).filter((name): name is string => typeof name === 'string');
    return isNamed(q, names)
      ? [{ group: layer.title, name: names[0] ?? item.id, note: names[1] ?? '', way: { route: { page: 'objet', layer: layer.id, id: item.id } } } as const] : [];
  });
}
