// Objects of a layer, from the OGC API: the same address QGIS reads.

import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { address, getJson } from './http.ts';
import { type Link, nextLink } from './refs.ts';

export type Properties = Readonly<Record<string, unknown>>;
export type Item = Feature<Geometry, Record<string, unknown>> & { readonly id: string };

interface ItemPage extends FeatureCollection<Geometry, Record<string, unknown>> {
  readonly links?: readonly Link[];
}

const PAGE = 1000;

/** Every object of a layer, page after page; `onPage` gets each as it comes. */
export async function getItems(layer: string, onPage?: (items: readonly Item[]) => void): Promise<readonly Item[]> {
  const items: Item[] = [];
  let url: string | null = address(`/ogc/collections/${encodeURIComponent(layer)}/items`, { limit: PAGE, f: 'json' });
  while (url !== null) {
    const page: ItemPage = await getJson<ItemPage>(url);
    const found = page.features.map(withTextId).filter((item) => item.geometry !== null);
    items.push(...found);
    onPage?.(found);
    url = sameOrigin(nextLink(page.links));
  }
  return items;
}

export async function getItem(layer: string, id: string, signal?: AbortSignal): Promise<Item> {
  const url = address(itemPath(layer, id), { f: 'json' });
  return withTextId(await getJson<Feature<Geometry, Record<string, unknown>>>(url, signal));
}

export function itemPath(layer: string, id: string): string {
  return `/ogc/collections/${encodeURIComponent(layer)}/items/${encodeURIComponent(id)}`;
}

function withTextId(feature: Feature<Geometry, Record<string, unknown> | null>): Item {
  return { ...feature, id: String(feature.id ?? ''), properties: feature.properties ?? {} };
}

/** Links are absolute and may carry the host a proxy hides: only path and query are followed. */
function sameOrigin(href: string | null): string | null {
  if (href === null) {
    return null;
  }
  const url = new URL(href, location.href);
  return url.pathname + url.search;
}
