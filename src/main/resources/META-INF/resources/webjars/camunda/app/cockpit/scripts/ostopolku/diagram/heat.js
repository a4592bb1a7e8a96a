/* The colour scale of a diagram, with five steps. */
const STEPS = 5;

/**
 * The scale of positive values: linear, or logarithmic with `factors`. `bounds` are the upper bounds of the steps; `step` returns the
 * step of a value, 1 to 5.
 */
export function scale(values, { factors, rounded }) {
  const highest = Math.max(...values);
  const lowest = Math.min(...values);
  const bound = (step) =>
    factors ? lowest * (highest / lowest) ** (step / STEPS) : (highest * step) / STEPS;
  const bounds = Array.from({ length: STEPS }, (_, index) => (index === STEPS - 1 ? highest : rounded(bound(index + 1))))
    .filter((value, index, all) => value >= lowest && value !== all[index - 1]);
  const offset = STEPS - bounds.length;
  return {
    bounds: bounds.map((value, index) => ({ value, step: offset + index + 1 })),
    step: (value) => offset + 1 + bounds.findIndex((highestOfStep) => value <= highestOfStep)
  };
}
