/* Draws what has happened, the latest first: chapters (where the customer was) with their touchpoints. */
import { el } from './dom.js';
import { calendarDay, moment, number, period } from './formats.js';

export function chapter({ name, doing, entered, left, touchpoints }, open) {
  return el(
    'details',
    { open },
    el(
      'summary',
      {},
      el('b', {}, name),
      doing ? ` the customer ${doing}` : '',
      el('span', { class: 'when' }, `${period(entered, left)} · ${touchpoints.length || 'no'} ${touchpoints.length === 1 ? 'touchpoint' : 'touchpoints'}`)
    ),
    el('ol', { class: 'timeline', reversed: true }, touchpoints.map(touchpoint))
  );
}

function touchpoint({ kind, name, at, channel, person, text, answers, feedback }) {
  const ours = kind === 'touchpoint';
  const decided = answers.filter(({ decision }) => decision);
  const said = answers.filter(({ decision }) => !decision);
  return el(
    'li',
    { class: ours ? channel ?? 'direct' : 'customers' },
    el('p', { class: 'title' }, el('b', {}, name)),
    el('p', { class: 'who' }, `${moment(at)} · ${whoDid(ours, person)}`),
    decided.map((answer) => el('p', { class: 'decision' }, el('span', {}, answer.label), ' ', el('b', {}, value(answer)))),
    text && el('blockquote', {}, text),
    said.length > 0 && el('dl', { class: 'answers' }, said.map((answer) => el('div', {}, el('dt', {}, answer.label), el('dd', {}, value(answer))))),
    feedback && el('p', { class: 'asked' }, score(feedback), feedback.text && ` “${feedback.text}”`)
  );
}

function whoDid(ours, person) {
  if (!ours) {
    return person ? `the customer, told by ${person.name}` : 'the customer';
  }
  return person ? [person.name, person.teams.join(', ')].filter(Boolean).join(', ') : 'without a name';
}

function value({ type, value: given, unit }) {
  switch (type) {
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(given) ? calendarDay(given) : String(given);
    case 'number':
      return unit === 'EUR' ? `EUR ${number(given)}` : [number(given), unit].filter(Boolean).join(' ');
    case 'yes-no':
      return given ? 'Yes' : 'No';
    default:
      return String(given);
  }
}

/** The score of a feedback with its class in words, or that there is none. */
export function score({ state, score: points, feedbackClass }) {
  if (state !== 'answered') {
    return el('span', { class: 'score none' }, state === 'waiting' ? 'Feedback asked, no answer yet' : 'Feedback asked, no answer');
  }
  return el('span', { class: `score ${feedbackClass?.id ?? ''}` }, `${feedbackClass?.name ?? 'Feedback'}, ${points} of 10`);
}
