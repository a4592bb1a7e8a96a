/* The history of a customer: sections (where the customer was) with their touchpoints, the latest first. */
import { element } from '/ostopolku/elements.js';
import { dateTime, day, hundredths, money, period, quantity } from '/ostopolku/format.js';

export function historySection({ name, doing, entered, left, touchpoints }, open) {
  return element(
    'details',
    { open },
    element(
      'summary',
      {},
      element('b', {}, name),
      doing && ` The customer ${doing}.`,
      element('span', { class: 'when' }, `${period(entered, left)} · ${quantity(touchpoints.length, 'touchpoint', 'touchpoints')}`)
    ),
    element('ol', { class: 'timeline', reversed: true }, touchpoints.map(touchpoint))
  );
}

function touchpoint({ kind, name, at, channel, person, text, answers, feedback }) {
  const isTouchpoint = kind === 'touchpoint';
  const decided = answers.filter(({ decision }) => decision);
  const others = answers.filter(({ decision }) => !decision);
  return element(
    'li',
    { class: isTouchpoint ? channel ?? 'direct' : 'by-customer' },
    element('p', { class: 'title' }, element('b', {}, name)),
    element('p', { class: 'who' }, `${dateTime(at)} · ${actor(isTouchpoint, person)}`),
    decided.map((answer) => element('p', { class: 'decision' }, element('span', {}, answer.label), ' ', element('b', {}, value(answer)))),
    text && element('blockquote', {}, text),
    others.length > 0 && element('dl', { class: 'answers' }, others.map((answer) => element('div', {}, element('dt', {}, answer.label), element('dd', {}, value(answer))))),
    feedback && element('p', { class: 'asked' }, score(feedback), feedback.text && ` “${feedback.text}”`)
  );
}

function actor(isTouchpoint, person) {
  if (!isTouchpoint) {
    return person ? `Customer, recorded by ${person.name}` : 'Customer';
  }
  return person ? [person.name, person.teams.join(', ')].filter(Boolean).join(', ') : 'Unknown user';
}

function value({ type, value: given, unit }) {
  switch (type) {
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(given) ? day(given) : String(given);
    case 'number':
      return unit === 'EUR' ? money(given) : [hundredths(given), unit].filter(Boolean).join(' ');
    case 'yes-no':
      return given ? 'Yes' : 'No';
    default:
      return String(given);
  }
}

/** The score and class of a feedback, or its state without an answer. */
export function score({ state, score: points, feedbackClass }) {
  if (state !== 'answered') {
    return element('span', { class: 'score none' }, state === 'waiting' ? 'Feedback requested, no answer yet' : 'Feedback requested, no answer');
  }
  return element('span', { class: `score ${feedbackClass?.id ?? ''}` }, `${feedbackClass?.name ?? 'Feedback'}, ${points} of 10`);
}
