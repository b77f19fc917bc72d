// A hatched tile for MapLibre: it has no hatch of its own.

const SIZE = 10;

export interface Tile {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Diagonal lines in a colour (`#rrggbb`), nothing between; the tile repeats without a seam. */
export function hatch(color: string, opacity: number): Tile {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      if ((x + y) % SIZE < 2) data.set([red, green, blue, Math.round(255 * opacity)], (y * SIZE + x) * 4);
    }
  }
  return { width: SIZE, height: SIZE, data };
}
