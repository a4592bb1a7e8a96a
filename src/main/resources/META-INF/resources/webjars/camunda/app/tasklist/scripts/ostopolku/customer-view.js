/* Everything that is known about a customer: facts, stages, next steps, feedback, offers and orders, other journeys, history. */
import { element } from '/ostopolku/elements.js';
import { date, dateTime, day, days, hundredths, money, period, quantity } from '/ostopolku/format.js';
import { historySection, score } from './timeline.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The number of history sections that are open at first. */
const OPEN_SECTIONS = 2;

const OFFER_STATES = {
  open: 'Open',
  ordered: 'Ordered',
  declined: 'Declined',
  withdrawn: 'Replaced or withdrawn',
  moved: 'Customer moved to another stage',
  left: 'Customer left'
};
const ORDER_STATES = {
  open: 'To be delivered',
  delivered: 'Delivered on time',
  'delivered-late': 'Delivered late',
  returned: 'Returned and refunded',
  cancelled: 'Cancelled'
};
const FEEDBACK_CLASSES = { 'very-satisfied': 'very satisfied', satisfied: 'satisfied', dissatisfied: 'dissatisfied' };

export function customerView(view, taskId) {
  return [
    head(view),
    stages(view),
    section('Next steps', nextSteps(view.nextSteps, taskId)),
    section('Feedback', feedbackList(view.feedback)),
    section('Offers and orders', offersAndOrders(view)),
    section('Other open journeys of this customer', otherJourneys(view.otherJourneys)),
    section('History', history(view.chapters))
  ].filter(Boolean);
}

function section(title, content) {
  return content && element('section', {}, element('h4', {}, title), content);
}

function head({ journey, customer, recommendedBy }) {
  const { forgottenAt, ordersKeptUntil, owner, refusedContactOn, scheduledErasure } = customer;
  return element('header', {},
    element('h3', {}, customer.name ?? (forgottenAt ? 'Erased customer' : 'Customer without a name')),
    forgottenAt && element('p', { class: 'notice' }, `Personal data erased on ${date(forgottenAt)}.`,
      ordersKeptUntil && ` The data of the orders is kept until ${day(ordersKeptUntil)}, as the law orders.`),
    scheduledErasure && erasureNotice(scheduledErasure),
    refusedContactOn && element('p', { class: 'notice' },
      `This customer refused contact on ${day(refusedContactOn)}. Contact them only if they ask for it.`),
    facts([
      ['Customer type', customer.segment?.name],
      ['Expected value', amount(customer.expectedValue)],
      ['Buys', [customer.productCategory?.name, customer.buyingSituation?.name].filter(Boolean).join(' · ')],
      ['Owner', owner ? owner.name : 'No owner yet'],
      ['Contact person', customer.contactPerson],
      ['Email', customer.contactEmail && element('a', { href: `mailto:${customer.contactEmail}` }, customer.contactEmail)],
      ['Consent to contact', customer.contactConsent?.name],
      ['Customer number', customer.number],
      ['Journey', journey],
      ['Recommended by', recommendedBy && (recommendedBy.customerName ?? recommendedBy.journey)]
    ]),
    customer.needs && element('p', { class: 'needs' }, element('b', {}, 'Needs: '), customer.needs));
}

function erasureNotice({ erasureOn, erased, kept, keptUntil }) {
  return element('div', { class: 'notice erasure' },
    element('p', {}, element('b', {}, `Personal data will be erased on ${day(erasureOn)}.`),
      ' To revoke it, complete the open task under “Next steps”.'),
    element('details', {}, element('summary', {}, 'What is erased, and what stays'),
      element('p', {}, 'Erased, with all comments and files:'),
      element('ul', {}, erased.map((meaning) => element('li', {}, meaning))),
      keptUntil && element('p', {}, `Kept until ${day(keptUntil)}, as the law orders for orders:`),
      keptUntil && element('ul', {}, kept.map((meaning) => element('li', {}, meaning))),
      element('p', {}, 'Figures stay as they are, without the person.')));
}

function facts(pairs) {
  return element('dl', { class: 'facts' },
    pairs.filter(([, value]) => value).map(([name, value]) =>
      element('div', {}, element('dt', {}, name), element('dd', {}, value))));
}

function stages({ path, place }) {
  const count = Math.max(0, Math.floor((Date.now() - new Date(place.since)) / DAY_MS));
  const text = place.ended
    ? `Ended on ${date(place.since)}: ${place.name}`
    : `${place.name}, since ${date(place.since)}${count ? ` (${days(count)})` : ''}`;
  return element('section', { 'aria-label': 'Stages' },
    element('ol', { class: 'path' }, path.map((stage) => stageItem(stage, place))),
    element('p', { class: place.ended ? 'place ended' : 'place' }, text),
    !place.ended && place.doing && element('p', { class: 'doing' }, `The customer ${place.doing}.`));
}

function stageItem({ stage, name, current, visits }, place) {
  const isWaiting = !current && !place.ended && place.stage === stage;
  const last = visits.at(-1);
  const times = visits.length > 1 ? ` · ${visits.length} times` : '';
  return element('li', {
    class: current ? 'current' : isWaiting ? 'visited waiting' : visits.length ? 'visited' : 'ahead',
    'aria-current': current ? 'step' : null,
    title: visits.map((visit) => period(visit.entered, visit.left)).join('\n') || 'Not yet'
  },
  element('span', { class: 'name' }, name),
  element('span', { class: 'when' }, last ? `${date(last.entered)}${times}` : 'not yet'));
}

function nextSteps(steps, taskId) {
  if (!steps.length) {
    return element('p', { class: 'nothing' }, 'No open or planned step.');
  }
  return element('ul', { class: 'next' }, steps.map((step) =>
    element('li', { class: step.overdue && 'overdue' },
      element('span', { class: 'due' }, dueText(step), step.overdue && element('b', {}, ' overdue')),
      element('span', {},
        element('b', {}, step.name),
        step.task === taskId && element('i', {}, ' this task'),
        element('br'),
        element('span', { class: 'who' }, responsible(step))))));
}

function dueText({ kind, at, day: deliveryDay }) {
  if (deliveryDay) {
    return day(deliveryDay);
  }
  return at ? (kind === 'planned' ? date(at) : dateTime(at)) : 'No date';
}

function responsible({ kind, reason, assignee, team }) {
  if (kind === 'delivery') {
    return 'Promised to the customer';
  }
  if (kind === 'planned') {
    return `Planned${reason ? ` (${reason.toLowerCase()})` : ''}`;
  }
  return assignee ? [assignee.name, team].filter(Boolean).join(', ') : `${team ?? 'Team'}: not claimed yet`;
}

function feedbackList(requested) {
  if (!requested.length) {
    return null;
  }
  const answered = requested.filter(({ state }) => state === 'answered');
  const counts = [
    ...Object.entries(FEEDBACK_CLASSES).map(([id, name]) =>
      [answered.filter(({ feedbackClass }) => feedbackClass?.id === id).length, name]),
    [requested.length - answered.length, 'without an answer']
  ];
  const summary = counts.filter(([number]) => number).map(([number, name]) => `${number} ${name}`).join(' · ');
  const [last] = answered;
  return element('div', { class: 'feedback' },
    last && element('p', { class: 'last' }, score(last), ` on “${last.touchpoint}”, ${date(last.answeredAt ?? last.askedAt)}`),
    last?.text && element('blockquote', {}, last.text),
    element('p', { class: 'summary' }, `Requested ${quantity(requested.length, 'time', 'times')}: ${summary}`));
}

const ORDER_COLUMNS = [
  { name: '', cell: ({ type }) => type },
  { name: 'Date', cell: ({ at }) => date(at) },
  { name: 'Value', isAmount: true, cell: ({ value }) => amount(value) },
  { name: 'Margin', isAmount: true, cell: ({ margin }) => amount(margin) },
  { name: 'Discount', isAmount: true, cell: ({ discount }) => (isMissing(discount) ? '' : `${hundredths(discount)} %`) },
  {
    name: 'Status',
    cell: ({ state, stateName, until }) => [stateName ?? state, until && element('span', { class: 'who' }, ` ${date(until)}`)]
  }
];

function offersAndOrders({ offers, orders, salesValue }) {
  if (!offers.length && !orders.length) {
    return null;
  }
  const rows = [
    ...offers.map((offer) => ({ ...offer, type: 'Offer', stateName: OFFER_STATES[offer.state] })),
    ...orders.map((order) => ({ ...order, type: 'Order', stateName: ORDER_STATES[order.state] }))
  ].sort((one, other) => other.at.localeCompare(one.at));
  return element('div', { class: 'scrolling' }, element('table', { class: 'orders' },
    element('thead', {}, element('tr', {}, ORDER_COLUMNS.map(({ name, isAmount }) =>
      element('th', { scope: name && 'col', class: isAmount && 'amount' }, name)))),
    element('tbody', {}, rows.map((row) => element('tr', { class: row.state === 'open' && 'open' },
      ORDER_COLUMNS.map(({ isAmount, cell }, index) =>
        element(index === 0 ? 'th' : 'td', { scope: index === 0 && 'row', class: isAmount && 'amount' }, cell(row)))))),
    orders.length > 0 && element('tfoot', {}, element('tr', {},
      element('th', { scope: 'row', colspan: 2 }, 'Total sales'),
      element('td', { class: 'amount' }, money(salesValue)),
      element('td', { colspan: 3 })))));
}

function isMissing(value) {
  return value === null || value === undefined;
}

function amount(value) {
  return isMissing(value) ? '' : money(value);
}

function otherJourneys(journeys) {
  return journeys.length > 0 && element('ul', { class: 'others' }, journeys.map(
    ({ journey, place, productCategory, expectedValue, owner, startedAt }) => element('li', {},
      element('b', {}, `${journey}: ${place}`),
      element('br'),
      element('span', { class: 'who' },
        [productCategory?.name, amount(expectedValue), owner ? owner.name : 'No owner yet', `since ${date(startedAt)}`]
          .filter(Boolean).join(' · ')))));
}

function history(chapters) {
  const sections = chapters.map((chapter, index) => historySection(chapter, index < OPEN_SECTIONS));
  const toggle = () => {
    const open = sections.some((details) => !details.open);
    sections.forEach((details) => { details.open = open; });
    button.textContent = open ? 'Close all' : 'Open all';
  };
  const button = element('button', { type: 'button', class: 'btn btn-link', click: toggle }, 'Open all');
  return element('div', { class: 'history' }, chapters.length > OPEN_SECTIONS && button, sections);
}
