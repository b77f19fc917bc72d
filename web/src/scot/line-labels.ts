// Names beside the lines of a chart, moved so that no two overlap. In pixels.

export interface Label {
  readonly text: string;
  readonly y: number;
}

const ROW = 17;

/** In order of height; the last no lower than `base`. */
export function spread<L extends Label>(labels: readonly L[], base: number): readonly (L & { readonly at: number })[] {
  let free = -Infinity;
  const pushed = [...labels].sort((a, b) => a.y - b.y).map((label) => {
    const at = Math.max(label.y, free);
    free = at + ROW;
    return { ...label, at };
  });
  const over = (pushed[pushed.length - 1]?.at ?? 0) - base;
  return over > 0 ? pushed.map((label) => ({ ...label, at: label.at - over })) : pushed;
}
