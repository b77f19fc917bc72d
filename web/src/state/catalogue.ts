// The layers and their objects, fetched once and shared by the lists and the sheets; the map draws from tiles.

import { type Item, getItem, getItems } from '../api/features.ts';
import { type Layer, getLayers } from '../api/layer.ts';

/** Layers of more objects are not held whole: their objects are asked for one by one. */
const HELD = 2000;

export class Catalogue extends EventTarget {
  layers: readonly Layer[] = [];
  private readonly items = new Map<string, readonly Item[]>();
  private readonly pending = new Map<string, Promise<readonly Item[]>>();
  private readonly single = new Map<string, Item | null>();

  /** Throws {@link ApiProblem}. */
  async open(): Promise<readonly Layer[]> {
    this.layers = await getLayers();
    this.dispatchEvent(new Event('layers'));
    return this.layers;
  }

  layer(id: string): Layer | null {
    return this.layers.find((layer) => layer.id === id) ?? null;
  }

  /** All objects of a layer, asked once; a failure is forgotten so that one can ask again. Throws {@link ApiProblem}. */
  load(layer: string): Promise<readonly Item[]> {
    const known = this.pending.get(layer);
    if (known) {
      return known;
    }
    const job = getItems(layer).then((items) => {
      this.items.set(layer, items);
      this.dispatchEvent(new CustomEvent('items', { detail: layer }));
      return items;
    });
    job.catch(() => this.pending.delete(layer));
    this.pending.set(layer, job);
    return job;
  }

  /** Asks the service again for a layer that was just written on. Throws {@link ApiProblem}. */
  refresh(layer: string): Promise<readonly Item[]> {
    this.pending.delete(layer);
    this.dispatchEvent(new CustomEvent('changed', { detail: layer }));
    return this.load(layer);
  }

  /** The layers small enough to be held whole. */
  held(): readonly Layer[] {
    return this.layers.filter(({ nombre }) => nombre !== null && nombre <= HELD);
  }

  /** The object if it is here; else it is asked for, and told of by the event `items` when it comes. */
  want(layer: string, id: string): Item | null {
    const key = `${layer}/${id}`;
    const found = this.find(layer, id);
    if (found === null && !this.single.has(key) && this.layer(layer) !== null && !this.held().some((held) => held.id === layer)) {
      this.single.set(key, null);
      getItem(layer, id).then((item) => {
        this.single.set(key, item);
        this.dispatchEvent(new CustomEvent('items', { detail: layer }));
      }, () => this.single.delete(key));
    }
    return found;
  }

  /** What is already here; null before the layer came. */
  known(layer: string): readonly Item[] | null {
    return this.items.get(layer) ?? null;
  }

  find(layer: string, id: string): Item | null {
    return this.known(layer)?.find((item) => item.id === id) ?? this.single.get(`${layer}/${id}`) ?? null;
  }

  /** The name people know an object by, or null while it is not known. */
  nameOf(layer: string, id: string): string | null {
    const item = this.find(layer, id);
    const label = this.layer(layer)?.label;
    return item && label ? itemName(item, label) : null;
  }
}

export function itemName(item: Item, label: string): string {
  const name = item.properties[label];
  return typeof name === 'string' && name !== '' ? name : item.id;
}
