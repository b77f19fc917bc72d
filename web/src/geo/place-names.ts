// Names on a small map: each is put beside its point where no other name nor symbol is, or left out.

export interface Name {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Room the symbol takes around the point; 0: the name is centred on it. */
  readonly radius: number;
}

export interface PlacedName {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly of: Name;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const HEIGHT = 13;
/** Of a letter, on average, in the page's font at 11 units. */
const LETTER = 5.4;

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function boxOf({ text, x, y, anchor }: PlacedName): Box {
  const width = text.length * LETTER;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - HEIGHT + 3, bottom: y + 3 };
}

function candidates(of: Name): PlacedName[] {
  const { text, x, y, radius } = of;
  if (radius === 0) return [{ text, x, y: y + 4, anchor: 'middle', of }];
  return [
    { text, x, y: y + radius + 10, anchor: 'middle', of },
    { text, x, y: y - radius - 3, anchor: 'middle', of },
    { text, x: x + radius + 3, y: y + 4, anchor: 'start', of },
    { text, x: x - radius - 3, y: y + 4, anchor: 'end', of },
  ];
}

/** The first named are the first served. */
export function placeNames(names: readonly Name[], width: number, height: number): PlacedName[] {
  const taken: Box[] = names.filter(({ radius }) => radius > 0).map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
  const placed: PlacedName[] = [];
  for (const name of names) {
    const found = candidates(name).find((each) => {
      const box = boxOf(each);
      return box.left >= 2 && box.right <= width - 2 && box.top >= 2 && box.bottom <= height - 2 && !taken.some((other) => meet(box, other));
    });
    if (found !== undefined) {
      placed.push(found);
      taken.push(boxOf(found));
    }
  }
  return placed;
}
