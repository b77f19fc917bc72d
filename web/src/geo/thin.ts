// A line drawn by hand, with the corners that matter (Douglas and Peucker, 1973).

export type Pixel = readonly [number, number];

function away([x, y]: Pixel, [ax, ay]: Pixel, [bx, by]: Pixel): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

/** Nothing left out lies farther than `tolerance` from the line that is kept. */
export function thin(line: readonly Pixel[], tolerance: number): readonly Pixel[] {
  const [first] = line;
  const last = line[line.length - 1];
  if (first === undefined || last === undefined || line.length < 3) return line;
  let [farthest, index] = [0, 0];
  for (let i = 1; i + 1 < line.length; i++) {
    const distance = away(line[i] ?? first, first, last);
    if (distance > farthest) [farthest, index] = [distance, i];
  }
  return farthest <= tolerance ? [first, last] : [...thin(line.slice(0, index + 1), tolerance).slice(0, -1), ...thin(line.slice(index), tolerance)];
}
