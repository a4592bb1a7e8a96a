/* The card of a touchpoint: what both sides want there, how it goes, and what shall be developed. */
import { bar, element, fold } from '../webjars/camunda/app/cockpit/scripts/ostopolku/elements.js';
import { count, decimal, share } from '../webjars/camunda/app/cockpit/scripts/ostopolku/format.js';

const FEEDBACK = [
  { kind: 'dissatisfied', name: 'dissatisfied' },
  { kind: 'satisfied', name: 'satisfied' },
  { kind: 'verySatisfied', name: 'very satisfied' },
  { kind: 'unanswered', name: 'no answer' }
];
const KINDS = { 'self-service': 'Self-service', internal: 'Behind the scenes' };
const DAY = 24;

export function card(touchpoint, process) {
  const { id, name, channel, anyTime, goals, participants, systems, team, effect, instruction } = touchpoint;
  return element('article', { class: `touchpoint ${channel ?? ''}`, id: `${process}.${id}` },
    element('p', { class: 'kind' },
      [team?.name, KINDS[channel], anyTime && 'at any moment', effect === 'high' && 'decisive'].filter(Boolean).join(' · ')),
    element('h4', {}, name),
    goals && aims(goals),
    facts('facts', [
      ['Customer’s side', participants?.customer],
      ['Our side', participants?.company],
      ['Systems', systems.join(', ')]
    ]),
    figures(touchpoint),
    needs(touchpoint.needs, `${process}.${id}.needs`),
    instruction && fold(`${process}.${id}`, 'Work instruction', element('p', { class: 'instruction' }, instruction)));
}

function aims({ customer, company, status, conflict }) {
  return element('dl', { class: 'goals' },
    element('dt', {}, 'The customer wants', status === 'hypothesis' && element('strong', { class: 'hypothesis' }, 'Hypothesis')),
    element('dd', { class: status }, customer ?? 'Not told'),
    element('dt', {}, 'We want'),
    element('dd', {}, company ?? 'Not told'),
    conflict && [
      element('dt', { class: 'conflict' }, 'The goals conflict'),
      element('dd', { class: 'conflict' }, conflict)
    ]);
}

/** Names and texts; those without a text are left out. */
export function facts(look, rows) {
  const told = rows.filter(([, text]) => text);
  return told.length > 0 && element('dl', { class: look },
    told.map(([name, text]) => element('div', {}, element('dt', {}, name), element('dd', {}, text))));
}

function figures({ figures: live, selfService, feedbackNotAsked }) {
  if (!live) {
    return null;
  }
  const { encounters, kinds, medianHours, overdueShare, feedback } = live;
  const met = selfService
    ? `${count(encounters)} ${encounters === 1 ? 'signal' : 'signals'}`
    : `${count(encounters)} ${encounters === 1 ? 'time' : 'times'}`;
  return element('div', { class: 'figures' },
    element('ul', { class: 'numbers' },
      element('li', {}, element('strong', {}, met)),
      medianHours !== null && element('li', {}, `median ${duration(medianHours)}`),
      overdueShare > 0 && element('li', {}, `${share(overdueShare)} overdue`)),
    kinds.length > 0 && element('ul', { class: 'kinds' }, kinds.map(({ name, count: times }) => element('li', {}, `${name}: ${count(times)}`))),
    feedback ? answers(feedback) : feedbackNotAsked && element('p', { class: 'quiet' }, `No feedback asked: ${feedbackNotAsked}`));
}

function duration(hours) {
  return hours < 2 * DAY ? `${decimal(hours)} h` : `${decimal(hours / DAY)} days`;
}

function answers(feedback) {
  return element('div', { class: 'feedback' },
    bar(...FEEDBACK.map(({ kind }) => ({ kind, share: feedback[kind] }))),
    element('p', {}, `Asked ${count(feedback.asked)} ${feedback.asked === 1 ? 'time' : 'times'}: `,
      FEEDBACK.map(({ kind, name }, index) => [
        index > 0 && ', ', element('span', { class: `swatch ${kind}`, 'aria-hidden': 'true' }), `${share(feedback[kind])} ${name}`
      ])));
}

/** Open development needs; those of a touchpoint can be folded away. */
export function needs(open, key) {
  if (open.length === 0) {
    return null;
  }
  const list = element('ul', { class: 'needs' }, open.map(({ need, priority, touchpoint }) =>
    element('li', {},
      element('span', { class: `priority ${priority ?? ''}` }, priority ? `${priority} priority` : 'not prioritised yet'), ' ',
      need ?? 'Nothing was written down', !key && touchpoint && ` (${touchpoint})`)));
  return key
    ? fold(key, `${count(open.length)} open development ${open.length === 1 ? 'need' : 'needs'}`, list)
    : list;
}
