/* The card of a touchpoint: the goals of both sides, figures, development needs, work instruction. */
import { bar, element, fold } from '../ostopolku/elements.js';
import { count, duration, quantity, share } from '../ostopolku/format.js';

const FEEDBACK = [
  { kind: 'dissatisfied', name: 'dissatisfied' },
  { kind: 'satisfied', name: 'satisfied' },
  { kind: 'verySatisfied', name: 'very satisfied' },
  { kind: 'unanswered', name: 'no answer' }
];
const CHANNELS = { 'self-service': 'Self-service', internal: 'Behind the scenes' };

export function card(touchpoint, process) {
  const { id, name, channel, anyTime, goals, participants, systems, team, effect, instruction } = touchpoint;
  return element('article', { class: `touchpoint ${channel ?? ''}`, id: `${process}.${id}` },
    element('p', { class: 'kind' },
      [team?.name, CHANNELS[channel], anyTime && 'at any time', effect === 'high' && 'high effect'].filter(Boolean).join(' · ')),
    element('h4', {}, name),
    goals && goalList(goals),
    facts('facts', [
      ['Customer’s side', participants?.customer],
      ['Our side', participants?.company],
      ['Systems', systems.join(', ')]
    ]),
    figures(touchpoint),
    needs(touchpoint.needs, `${process}.${id}.needs`),
    instruction && fold(`${process}.${id}`, 'Work instruction', element('p', { class: 'instruction' }, instruction)));
}

function goalList({ customer, company, status, conflict }) {
  return element('dl', { class: 'goals' },
    element('dt', {}, 'Goal of the customer', status === 'hypothesis' && element('strong', { class: 'hypothesis' }, 'Hypothesis')),
    element('dd', { class: status }, customer ?? 'Not stated'),
    element('dt', {}, 'Our goal'),
    element('dd', {}, company ?? 'Not stated'),
    conflict && [
      element('dt', { class: 'conflict' }, 'Conflict'),
      element('dd', { class: 'conflict' }, conflict)
    ]);
}

/** A list of names and texts. Names without a text are left out. */
export function facts(className, rows) {
  const filled = rows.filter(([, text]) => text);
  return filled.length > 0 && element('dl', { class: className },
    filled.map(([name, text]) => element('div', {}, element('dt', {}, name), element('dd', {}, text))));
}

function figures({ figures: live, selfService, feedbackNotAsked }) {
  if (!live) {
    return null;
  }
  const { encounters, kinds, medianHours, overdueShare, feedback } = live;
  const met = selfService ? quantity(encounters, 'signal', 'signals') : quantity(encounters, 'time', 'times');
  return element('div', { class: 'figures' },
    element('ul', { class: 'numbers' },
      element('li', {}, element('strong', {}, met)),
      medianHours !== null && element('li', {}, `median ${duration(medianHours)}`),
      overdueShare > 0 && element('li', {}, `${share(overdueShare)} overdue`)),
    kinds.length > 0 && element('ul', { class: 'kinds' }, kinds.map(({ name, count: times }) => element('li', {}, `${name}: ${count(times)}`))),
    feedback ? answers(feedback) : feedbackNotAsked && element('p', { class: 'quiet' }, `No feedback requested: ${feedbackNotAsked}`));
}

function answers(feedback) {
  return element('div', { class: 'feedback' },
    bar(...FEEDBACK.map(({ kind }) => ({ kind, share: feedback[kind] }))),
    element('p', {}, `Feedback requested ${quantity(feedback.asked, 'time', 'times')}: `,
      FEEDBACK.map(({ kind, name }, index) => [
        index > 0 && ', ', element('span', { class: `swatch ${kind}`, 'aria-hidden': 'true' }), `${share(feedback[kind])} ${name}`
      ])));
}

/** Open development needs. With a key they are in a fold. */
export function needs(open, key) {
  if (open.length === 0) {
    return null;
  }
  const list = element('ul', { class: 'needs' }, open.map(({ need, priority, touchpoint }) =>
    element('li', {},
      element('span', { class: `priority ${priority ?? ''}` }, priority ? `${priority} priority` : 'no priority yet'), ' ',
      need ?? 'Without a description', !key && touchpoint && ` (${touchpoint})`)));
  return key
    ? fold(key, `${count(open.length)} open development ${open.length === 1 ? 'need' : 'needs'}`, list)
    : list;
}
