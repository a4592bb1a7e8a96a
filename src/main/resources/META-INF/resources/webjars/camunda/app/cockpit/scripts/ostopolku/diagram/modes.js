/* What the diagram shows of the figures: how many customers passed, or how long they took. */
import { count, share } from '../format.js';
import { scale } from './heat.js';
import { duration, many, sentence } from './wording.js';

const round = (value) => (value < 10 ? Math.ceil(value) : Math.ceil(value / 5) * 5);

/**
 * Where no customer is behind an instance (a need of our own, say), instances are counted. A gateway that only joins has no
 * name, and no mark: it has the colour of its neighbours.
 */
function customers({ elements, decisions }) {
  const ofCustomers = elements.some(({ customers: number }) => number > 0);
  const value = (element) => (ofCustomers && element.customers > 0 ? element.customers : element.passes);
  const passed = elements.filter(({ passes }) => passes > 0);
  return {
    legend: ofCustomers ? 'customers' : 'times',
    write: count,
    scale: passed.length > 0 && scale(passed.map(value), { rounded: Math.ceil }),
    marks: passed.map((element) => ({
      element: element.element,
      value: value(element),
      text: element.name && count(value(element)),
      title: told(element, [
        element.customers > 0 && many(element.customers, 'customer', 'customers'),
        many(element.passes, 'time', 'times')
      ].filter(Boolean).join(', '))
    })),
    ways: decisions.filter((decision) => decision.count > 0).flatMap(({ question, count: all, ways }) => ways.map((way) => ({
      flow: way.flow,
      text: share(way.share),
      title: `${question} ${sentence(way.answer)}: ${count(way.count)} of ${many(all, 'time', 'times')}`
    })))
  };
}

function time({ elements }) {
  const timed = elements.filter(({ medianHours }) => medianHours > 0);
  return {
    legend: 'median time',
    write: (hours) => duration(hours, 'narrow'),
    scale: timed.length > 0 && scale(timed.map(({ medianHours }) => medianHours), { factors: true, rounded: round }),
    marks: timed.map((element) => ({
      element: element.element,
      value: element.medianHours,
      text: duration(element.medianHours, 'narrow'),
      title: told(element, `half took no more than ${duration(element.medianHours)}, `
        + `nine of ten no more than ${duration(element.p90Hours)} (${many(element.passes, 'time', 'times')})`)
    })),
    ways: []
  };
}

function told({ name }, figures) {
  return name ? `${name}: ${figures}` : sentence(figures);
}

export const MODES = { customers, time };
