/* Draws a customer's story. */
import { el } from './dom.js';
import { calendarDay, day, days, moment, money, number, period } from './formats.js';
import { chapter, score } from './timeline.js';

const DAY_MS = 24 * 60 * 60 * 1000;

const OFFER = {
  open: 'Open',
  ordered: 'Ordered',
  declined: 'Declined',
  withdrawn: 'Replaced or withdrawn',
  moved: 'Customer moved on',
  left: 'Customer left'
};
const ORDER = {
  open: 'To be delivered',
  delivered: 'Delivered in time',
  'delivered-late': 'Delivered late',
  returned: 'Returned, paid back',
  cancelled: 'Cancelled'
};

export function story(it, taskId) {
  return [
    head(it),
    path(it),
    section('What happens next', nextSteps(it.nextSteps, taskId)),
    section('Feedback', feedback(it.feedback)),
    section('Offers and orders', books(it)),
    section('Other open journeys of this customer', others(it.otherJourneys)),
    section('What has happened so far', history(it.chapters))
  ].filter(Boolean);
}

function section(title, content) {
  return content && el('section', {}, el('h4', {}, title), content);
}

function head({ journey, customer, recommendedBy }) {
  const { forgottenAt, owner, refusedContactOn } = customer;
  return el(
    'header',
    {},
    el('h3', {}, customer.name ?? (forgottenAt ? 'Forgotten customer' : 'Customer without a name yet')),
    forgottenAt &&
      el(
        'p',
        { class: 'forgotten' },
        `Forgotten on ${day(forgottenAt)}. Nothing that tells of the person is kept.`
      ),
    refusedContactOn &&
      el(
        'p',
        { class: 'forgotten' },
        `This person refused contact on ${day(refusedContactOn)}. Get in touch only if they ask for it themselves.`
      ),
    facts([
      ['Customer type', customer.segment?.name],
      ['Expected value', customer.expectedValue === null ? null : money(customer.expectedValue)],
      ['Buys', [customer.productCategory?.name, customer.buyingSituation?.name].filter(Boolean).join(' · ')],
      ['Our owner', owner ? owner.name : 'Nobody yet'],
      ['Contact', customer.contactPerson],
      ['Email', customer.contactEmail && el('a', { href: `mailto:${customer.contactEmail}` }, customer.contactEmail)],
      ['May we contact them?', customer.contactConsent?.name],
      ['Customer number', customer.number],
      ['Journey', journey],
      ['Recommended by', recommendedBy && (recommendedBy.customerName ?? recommendedBy.journey)]
    ]),
    customer.needs && el('p', { class: 'needs' }, el('b', {}, 'Needs: '), customer.needs)
  );
}

function facts(pairs) {
  return el(
    'dl',
    { class: 'facts' },
    pairs.filter(([, value]) => value).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)))
  );
}

function path({ path: stages, place }) {
  const count = Math.max(0, Math.floor((Date.now() - new Date(place.since)) / DAY_MS));
  const where = place.ended
    ? `Ended on ${day(place.since)}: ${place.name}.`
    : `${place.name}${place.doing ? `: the customer ${place.doing}` : ''}. Since ${day(place.since)}${count ? `, ${days(count)}` : ''}.`;
  return el(
    'section',
    { 'aria-label': 'Where the customer is' },
    el('ol', { class: 'path' }, stages.map((stage) => step(stage, place))),
    el('p', { class: place.ended ? 'where ended' : 'where' }, where)
  );
}

function step({ stage, name, current, visits }, place) {
  const waiting = !current && !place.ended && place.stage === stage;
  const last = visits.at(-1);
  const times = visits.length > 1 ? ` · ${visits.length} times` : '';
  return el(
    'li',
    {
      class: current ? 'now' : waiting ? 'passed waiting' : visits.length ? 'passed' : 'ahead',
      'aria-current': current ? 'step' : null,
      title: visits.map((visit) => period(visit.entered, visit.left)).join('\n') || 'Not yet'
    },
    el('span', { class: 'name' }, name),
    el('span', { class: 'when' }, last ? `${day(last.entered)}${times}` : 'not yet')
  );
}

function nextSteps(steps, taskId) {
  if (!steps.length) {
    return el('p', { class: 'nothing' }, 'Nothing is open or planned.');
  }
  return el(
    'ul',
    { class: 'next' },
    steps.map((step) =>
      el(
        'li',
        { class: step.overdue ? 'overdue' : null },
        el('span', { class: 'due' }, when(step), step.overdue && el('b', {}, ' overdue')),
        el(
          'span',
          {},
          el('b', {}, step.name),
          step.task === taskId && el('i', {}, ' this task'),
          el('br'),
          el('span', { class: 'who' }, who(step))
        )
      )
    )
  );
}

function when({ kind, at, day: date }) {
  if (date) {
    return calendarDay(date);
  }
  return at ? (kind === 'planned' ? day(at) : moment(at)) : 'No day set';
}

function who({ kind, reason, assignee, team }) {
  if (kind === 'delivery') {
    return 'Promised to the customer';
  }
  if (kind === 'planned') {
    return `Opens then${reason ? ` (${reason.toLowerCase()})` : ''}`;
  }
  return assignee ? [assignee.name, team].filter(Boolean).join(', ') : `${team ?? 'Team'}: nobody has taken it yet`;
}

function feedback(asked) {
  if (!asked.length) {
    return null;
  }
  const answered = asked.filter(({ state }) => state === 'answered');
  const count = (id) => answered.filter(({ feedbackClass }) => feedbackClass?.id === id).length;
  const summary = [
    [count('very-satisfied'), 'very satisfied'],
    [count('satisfied'), 'satisfied'],
    [count('dissatisfied'), 'dissatisfied'],
    [asked.length - answered.length, 'without an answer']
  ]
    .filter(([times]) => times)
    .map(([times, words]) => `${number(times)} ${words}`)
    .join(' · ');
  const [last] = answered;
  return el(
    'div',
    { class: 'feedback' },
    last && el('p', { class: 'last' }, score(last), ` on “${last.touchpoint}”, ${day(last.answeredAt ?? last.askedAt)}`),
    last?.text && el('blockquote', {}, last.text),
    el('p', { class: 'summary' }, `Asked ${asked.length === 1 ? 'once' : `${number(asked.length)} times`}: ${summary}`)
  );
}

function books({ offers, orders, salesValue }) {
  if (!offers.length && !orders.length) {
    return null;
  }
  const lines = [
    ...offers.map((offer) => ({ ...offer, what: 'Offer', words: OFFER[offer.state] })),
    ...orders.map((order) => ({ ...order, what: 'Order', words: ORDER[order.state] }))
  ].sort((one, other) => other.at.localeCompare(one.at));
  return el(
    'table',
    { class: 'books' },
    el('thead', {}, row('th', ['', 'Day', 'Value', 'Margin', 'Discount', 'What became of it'], 'col')),
    el(
      'tbody',
      {},
      lines.map(({ what, at, value, margin, discount, state, words, until }) =>
        el(
          'tr',
          { class: state === 'open' ? 'open' : null },
          el('th', { scope: 'row' }, what),
          el('td', {}, day(at)),
          el('td', { class: 'amount' }, amount(value)),
          el('td', { class: 'amount' }, amount(margin)),
          el('td', { class: 'amount' }, discount === null || discount === undefined ? '' : `${number(discount)} %`),
          el('td', {}, words ?? state, until && el('span', { class: 'who' }, ` ${day(until)}`))
        )
      )
    ),
    orders.length > 0 &&
      el(
        'tfoot',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'row', colspan: 2 }, 'Bought in all'),
          el('td', { class: 'amount' }, money(salesValue)),
          el('td', { colspan: 3 })
        )
      )
  );
}

function row(cell, texts, scope) {
  return el('tr', {}, texts.map((text) => el(cell, { scope: text ? scope : null, class: /Value|Margin|Discount/.test(text) ? 'amount' : null }, text)));
}

const amount = (value) => (value === null || value === undefined ? '' : money(value));

function others(journeys) {
  return (
    journeys.length > 0 &&
    el(
      'ul',
      { class: 'others' },
      journeys.map(({ journey, place, productCategory, expectedValue, owner, startedAt }) =>
        el(
          'li',
          {},
          el('b', {}, `${journey}: ${place}`),
          el('br'),
          el(
            'span',
            { class: 'who' },
            [
              productCategory?.name,
              expectedValue === null ? null : money(expectedValue),
              owner ? owner.name : 'owned by nobody yet',
              `since ${day(startedAt)}`
            ]
              .filter(Boolean)
              .join(' · ')
          )
        )
      )
    )
  );
}

function history(chapters) {
  const list = chapters.map((it, index) => chapter(it, index < 2));
  const all = el('button', { type: 'button', class: 'btn btn-link' }, 'Open all');
  all.addEventListener('click', () => {
    const open = list.some((details) => !details.open);
    list.forEach((details) => (details.open = open));
    all.textContent = open ? 'Close all' : 'Open all';
  });
  return el('div', { class: 'history' }, chapters.length > 2 && all, list);
}
