/* How a figure { value, before, target, good } compares: an arrow and words, so that no colour has to tell it. */
import { aside, element } from '../elements.js';

function verdict(good, higher) {
  return good ? (good === 'up') === higher ? 'better' : 'worse' : '';
}

/** With the period before; nothing where one of the two is missing. */
export function withBefore({ value, before, good }, write) {
  if (typeof value !== 'number' || typeof before !== 'number') {
    return null;
  }
  if (write(value) === write(before)) {
    return element('span', { class: 'before' }, `= ${write(before)} before`);
  }
  const higher = value > before;
  const judged = verdict(good, higher);
  return element('span', { class: `before ${judged}` },
    element('span', { 'aria-hidden': 'true' }, higher ? '▲ ' : '▼ '), aside(higher ? 'up ' : 'down '),
    `from ${write(before)}${judged && `, ${judged}`}`);
}

/** Whether a figure is on the wrong side of its target. */
export function isMissed({ value, target, good }) {
  return typeof value === 'number' && typeof target === 'number' && (good === 'down' ? value > target : value < target);
}

/** With its target; nothing where there is none. */
export function withTarget(figure, write) {
  if (typeof figure.target !== 'number') {
    return null;
  }
  if (typeof figure.value !== 'number') {
    return element('span', { class: 'target' }, `target ${write(figure.target)}`);
  }
  const missed = isMissed(figure);
  return element('span', { class: `target ${missed ? 'missed' : 'met'}` },
    element('span', { 'aria-hidden': 'true' }, missed ? '✗ ' : '✓ '),
    `target ${write(figure.target)} ${missed ? 'missed' : 'met'}`);
}

/** Both, one below the other. */
export function comparisons(figure, write) {
  return [withBefore(figure, write), withTarget(figure, write)];
}
