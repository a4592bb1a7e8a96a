/* The marks of the two modes of the diagram: the number of customers, or their time. */
import { count, duration, quantity, sentence, share } from '/ostopolku/format.js';
import { scale } from './heat.js';

const round = (value) => (value < 10 ? Math.ceil(value) : Math.ceil(value / 5) * 5);

/**
 * Customers; instances where a process has no customers, such as the company's development needs. A joining gateway has no name and
 * gets a colour, but no mark.
 */
function customers({ elements, decisions }) {
  const ofCustomers = elements.some(({ customers: number }) => number > 0);
  const value = (element) => (ofCustomers && element.customers > 0 ? element.customers : element.passes);
  const passed = elements.filter(({ passes }) => passes > 0);
  return {
    legend: ofCustomers ? 'customers' : 'times',
    format: count,
    scale: passed.length > 0 && scale(passed.map(value), { rounded: Math.ceil }),
    marks: passed.map((element) => ({
      element: element.element,
      value: value(element),
      text: element.name && count(value(element)),
      title: titleOf(element, [
        element.customers > 0 && quantity(element.customers, 'customer', 'customers'),
        quantity(element.passes, 'time', 'times')
      ].filter(Boolean).join(', '))
    })),
    ways: decisions.filter((decision) => decision.count > 0).flatMap(({ question, count: all, ways }) => ways.map((way) => ({
      flow: way.flow,
      text: share(way.share),
      title: `${question} ${sentence(way.answer)}: ${count(way.count)} of ${quantity(all, 'time', 'times')}`
    })))
  };
}

function time({ elements }) {
  const timed = elements.filter(({ medianHours }) => medianHours > 0);
  return {
    legend: 'median time',
    format: (hours) => duration(hours, 'narrow'),
    scale: timed.length > 0 && scale(timed.map(({ medianHours }) => medianHours), { factors: true, rounded: round }),
    marks: timed.map((element) => ({
      element: element.element,
      value: element.medianHours,
      text: duration(element.medianHours, 'narrow'),
      title: titleOf(element, `median ${duration(element.medianHours)}, `
        + `90 % within ${duration(element.p90Hours)} (${quantity(element.passes, 'time', 'times')})`)
    })),
    ways: []
  };
}

function titleOf({ name }, figures) {
  return name ? `${name}: ${figures}` : sentence(figures);
}

export const MARKS = { customers, time };
