// Marks that know which cell of the table they are: Plot forgets it, the page needs it to light a mark or to be lit by it.

import type { RenderFunction } from '@observablehq/plot';

export interface Keyed {
  readonly key: string;
  /** The column of the table, from 0. */
  readonly column: number;
  readonly value: number | string | null;
}

/** To spread into the options of a mark over `data`: each of its shapes bears `data-key`, `data-column` and `data-value`. */
export function keyed(data: readonly Keyed[]): { readonly render: RenderFunction } {
  return {
    render: (index, scales, values, dimensions, context, next) => {
      const group = next?.(index, scales, values, dimensions, context) ?? null;
      for (const shape of group?.querySelectorAll<SVGElement & { readonly __data__?: unknown }>('*') ?? []) {
        const datum = typeof shape.__data__ === 'number' ? data[shape.__data__] : undefined;
        if (datum === undefined) continue;
        shape.setAttribute('data-key', datum.key);
        shape.setAttribute('data-column', String(datum.column));
        shape.setAttribute('data-value', String(datum.value));
      }
      return group;
    },
  };
}
