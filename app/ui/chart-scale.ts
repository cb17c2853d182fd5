const STEPS = [1, 2, 2.5, 5, 10];
const FEWEST_LINES = 4;

/** Round values from zero to at least `top`, about five of them, for the lines of an axis. */
export function axisTicks(top: number, wholeNumbers = true): number[] {
  const rough = Math.max(top, wholeNumbers ? FEWEST_LINES : Number.EPSILON) / FEWEST_LINES;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((candidate) => candidate * power >= rough && (!wholeNumbers || Number.isInteger(candidate * power))) ?? 10) * power;
  const count = Math.ceil(Math.max(top, step) / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Moves labels apart so that none stands closer to the next than `gap`, keeping their order. */
export function spreadLabels(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const placed = [...positions];
  let floor = low;
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, floor);
    floor = (placed[index] ?? 0) + gap;
  }
  let ceiling = high;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index] ?? 0, ceiling);
    ceiling = (placed[index] ?? 0) - gap;
  }
  return placed;
}
