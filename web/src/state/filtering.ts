// What the filters of each layer let pass, asked of the service once: the map, the counts and the lists all follow it.

import { address, getJson } from '../api/http.ts';
import type { Layer } from '../api/layer.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { toCql2 } from '../filter/cql2.ts';
import { type Filters, isListed, LISTED, type Rule } from '../filter/rule.ts';

export interface Passing {
  readonly rules: readonly Rule[];
  /** Null while the answer is awaited, and for a layer too large for a list. */
  readonly ids: ReadonlySet<string> | null;
  readonly matched: number | null;
  readonly problem: ApiProblem | null;
}

interface Answer {
  readonly numberMatched?: number;
  readonly features: readonly { readonly id: string | number }[];
}

/** How many objects a filter and a box let pass. Throws {@link ApiProblem}. */
export async function countItems(layer: string, filter: string, bbox: string, signal?: AbortSignal): Promise<number | null> {
  const url = address(`/ogc/collections/${encodeURIComponent(layer)}/items`, { f: 'json', limit: 1, skipGeometry: 'true', filter, bbox });
  return (await getJson<Answer>(url, signal)).numberMatched ?? null;
}

export class Filtering extends EventTarget {
  private readonly found = new Map<string, Passing>();
  private readonly asked = new Map<string, AbortController>();

  /** Null when the layer is not filtered. */
  of(layer: string): Passing | null {
    return this.found.get(layer) ?? null;
  }

  /** Whether an object passes; as long as nothing is known, it does. */
  passes(layer: string, id: string): boolean {
    return this.of(layer)?.ids?.has(id) ?? true;
  }

  /** Follows the filters of an address; only what changed is asked again. */
  follow(filters: Filters, layers: readonly Layer[]): void {
    for (const layer of layers) {
      const rules = filters[layer.id] ?? [];
      const known = this.of(layer.id);
      if (rules.length === 0) {
        if (known !== null) this.drop(layer.id);
      } else if (known === null || JSON.stringify(known.rules) !== JSON.stringify(rules)) {
        void this.ask(layer, rules);
      }
    }
  }

  /** Asks again for a layer that was written on. */
  refresh(layer: Layer): void {
    const known = this.of(layer.id);
    if (known !== null) void this.ask(layer, known.rules);
  }

  private drop(layer: string): void {
    this.asked.get(layer)?.abort();
    this.found.delete(layer);
    this.tell(layer);
  }

  private async ask(layer: Layer, rules: readonly Rule[]): Promise<void> {
    this.asked.get(layer.id)?.abort();
    const controller = new AbortController();
    this.asked.set(layer.id, controller);
    const before = this.of(layer.id);
    // What passed before stays drawn until the answer is here: nothing blinks.
    this.found.set(layer.id, { rules, ids: before?.ids ?? null, matched: before?.matched ?? null, problem: null });
    const listed = isListed(layer);
    if (!listed) this.tell(layer.id);
    try {
      const url = address(`/ogc/collections/${encodeURIComponent(layer.id)}/items`, {
        f: 'json', limit: listed ? LISTED : 1, skipGeometry: 'true', properties: layer.fields[0]?.name, filter: toCql2(layer, rules),
      });
      const { features, numberMatched } = await getJson<Answer>(url, controller.signal);
      this.found.set(layer.id, { rules, ids: listed ? new Set(features.map(({ id }) => String(id))) : null, matched: numberMatched ?? features.length, problem: null });
    } catch (error) {
      if (controller.signal.aborted) return;
      this.found.set(layer.id, { rules, ids: null, matched: null, problem: asProblem(error) });
    }
    this.tell(layer.id);
  }

  private tell(layer: string): void {
    this.dispatchEvent(new CustomEvent('change', { detail: layer }));
  }
}

/** Shared by the page, as the contracts are. */
export const filtering = new Filtering();
