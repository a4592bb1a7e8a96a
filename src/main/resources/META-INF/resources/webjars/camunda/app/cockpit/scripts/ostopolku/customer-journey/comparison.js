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

/** With its target; nothing where there is none. */
export function withTarget({ value, target, good }, write) {
  if (typeof target !== 'number') {
    return null;
  }
  const met = typeof value === 'number' && (good === 'down' ? value <= target : value >= target);
  return element('span', { class: `target ${met ? 'met' : 'missed'}` },
    element('span', { 'aria-hidden': 'true' }, met ? '✓ ' : '✗ '),
    `target ${write(target)}${typeof value === 'number' ? (met ? ' met' : ' missed') : ''}`);
}

/** Both, one below the other. */
export function comparisons(figure, write) {
  return [withBefore(figure, write), withTarget(figure, write)];
}
