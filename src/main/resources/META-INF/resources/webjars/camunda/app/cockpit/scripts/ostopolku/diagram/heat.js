/* Five steps of colour for the values of a diagram. */
const STEPS = 5;

/**
 * The scale for some positive values: of even steps, or of even factors where values lie far apart. `bounds` are the highest
 * values of its steps, `step` tells the step of a value, 1 to 5.
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
