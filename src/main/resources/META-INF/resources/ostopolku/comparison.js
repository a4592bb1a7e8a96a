/* Compares a figure { value, before, target, good } in words and with an arrow; the colour only repeats it. */
import { hiddenText, element } from './elements.js';

function judgement(good, higher) {
  return good ? (good === 'up') === higher ? 'better' : 'worse' : '';
}

/** The comparison with the period before; null if one of the two values is missing. */
export function comparisonWithBefore({ value, before, good }, format) {
  if (typeof value !== 'number' || typeof before !== 'number') {
    return null;
  }
  if (format(value) === format(before)) {
    return element('span', { class: 'before' }, `= ${format(before)} before`);
  }
  const higher = value > before;
  const judged = judgement(good, higher);
  return element('span', { class: `before ${judged}` },
    element('span', { 'aria-hidden': 'true' }, higher ? '▲ ' : '▼ '), hiddenText(higher ? 'up ' : 'down '),
    `from ${format(before)}${judged && `, ${judged}`}`);
}

/** Whether a figure misses its target. */
export function isMissed({ value, target, good }) {
  return typeof value === 'number' && typeof target === 'number' && (good === 'down' ? value > target : value < target);
}

/** The comparison with the target; null if there is no target. */
export function comparisonWithTarget(figure, format) {
  if (typeof figure.target !== 'number') {
    return null;
  }
  if (typeof figure.value !== 'number') {
    return element('span', { class: 'target' }, `target ${format(figure.target)}`);
  }
  const missed = isMissed(figure);
  return element('span', { class: `target ${missed ? 'missed' : 'met'}` },
    element('span', { 'aria-hidden': 'true' }, missed ? '✗ ' : '✓ '),
    `target ${format(figure.target)} ${missed ? 'missed' : 'met'}`);
}

/** Both comparisons. */
export function comparisons(figure, format) {
  return [comparisonWithBefore(figure, format), comparisonWithTarget(figure, format)];
}
