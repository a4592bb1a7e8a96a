/* The page: export and erasure of a customer's personal data, and the erasure log. */
import { addressOf, get, segment, send } from '/ostopolku/api.js';
import { element, field, fold, table } from '/ostopolku/elements.js';
import { count, dateTime, day } from '/ostopolku/format.js';
import { confirmation } from '../models/confirmation.js';

const REASONS = {
  'customer-asked': 'Requested by the customer',
  'consent-withdrawn': 'Consent withdrawn',
  mistake: 'Recorded by mistake',
  'contact-refused': 'Contact refused',
  retention: 'Retention period ended'
};

/** The reasons that a user can choose; the others are set by processes. */
const SELECTABLE = ['customer-asked', 'consent-withdrawn', 'mistake'];

export function createPage() {
  const requests = {};

  const dialog = confirmation();
  const number = element('input', { type: 'text', autocomplete: 'off', placeholder: 'For example J-17' });
  const search = element('form', {
    class: 'filters',
    'aria-label': 'Customer',
    submit: (event) => {
      event.preventDefault();
      find();
    }
  }, field('journey-number', 'Journey number', number), element('button', { type: 'submit' }, 'Find'));
  const status = element('p', { class: 'status', role: 'status' });
  const customer = element('section', { class: 'customer' });
  const log = element('section', { class: 'erasures' });
  const root = element('main', { class: 'ostopolku page personal-data-page' },
    element('header', {}, element('h1', {}, 'Personal data'), status),
    element('p', { class: 'lead' }, 'Export or erase the personal data of a customer. Enter the number of one of the customer’s journeys, then choose those that are meant.'),
    search, customer, log, dialog.root);

  /** Aborts the last request of a part of the page, and returns the signal of its next one. */
  function next(part) {
    requests[part]?.abort();
    requests[part] = new AbortController();
    return requests[part].signal;
  }

  async function find() {
    const journey = number.value.trim();
    if (!journey) {
      number.focus();
      return;
    }
    const signal = next('customer');
    status.textContent = 'Loading…';
    try {
      drawCustomer(await findExactly(number.value, journey, signal));
      status.textContent = '';
    } catch (error) {
      fail(customer, error, signal, 'The customer could not be loaded');
    }
  }

  /** Numbers of earlier versions may have blanks at their ends: what the user typed comes first. */
  async function findExactly(typed, trimmed, signal) {
    try {
      return await get(`customers/${segment(typed)}`, {}, signal);
    } catch (error) {
      if (error.status !== 404 || typed === trimmed) {
        throw error;
      }
      return get(`customers/${segment(trimmed)}`, {}, signal);
    }
  }

  function drawCustomer({ journey, journeys, sameName, names }) {
    const boxes = [
      ...journeys.map((one) => checkbox(one, names, names[one] === names[journey] ? '' : 'same customer number or e-mail address, but another name')),
      ...sameName.map((one) => checkbox(one, names, 'same name only'))
    ];
    const reason = element('select', { id: 'ostopolku-erasure-reason' },
      SELECTABLE.map((value) => element('option', { value }, REASONS[value])));
    const path = `customers/${segment(journey)}`;
    const exports = element('p', { class: 'exports' });
    const drawExports = () => exports.replaceChildren(...exportLinks(path, chosen(boxes)));
    drawExports();
    customer.replaceChildren(
      element('fieldset', { change: drawExports }, element('legend', {}, 'Journeys'), boxes.map(({ label }) => label)),
      element('h2', {}, 'Export'),
      exports,
      element('h2', {}, 'Erase the personal data'),
      element('p', { class: 'erase' },
        element('label', { for: reason.id }, 'Reason'), reason,
        element('button', { type: 'button', click: () => confirmErasure(path, boxes, reason.value) }, 'Erase the data…')));
  }

  async function confirmErasure(path, boxes, reason) {
    const journeys = chosen(boxes);
    if (journeys.length === 0) {
      status.textContent = 'Choose a journey first.';
      return;
    }
    const signal = next('preview');
    let previews;
    try {
      previews = (await get(`${path}/erasure`, {}, signal)).filter(({ journey }) => journeys.includes(journey));
    } catch (error) {
      if (!signal.aborted) {
        status.textContent = `The preview could not be loaded: ${error.message}`;
      }
      return;
    }
    dialog.ask({
      question: `Erase the personal data of ${journeys.join(', ')}?`,
      details: [
        'All data that identifies the customer is erased from every table. This cannot be undone.',
        'Figures do not change. An open journey continues without a name.',
        ...previews.flatMap(preview)
      ],
      answer: 'Erase the data',
      then: async () => {
        await send('POST', `${path}/erasure`, { body: { reason, journeys } });
        customer.replaceChildren(element('p', { class: 'done', role: 'status' }, `The data of ${journeys.join(', ')} has been erased. The entry is in the log below.`));
        await showLog();
      }
    });
  }

  function preview({ journey, erased, kept, keptUntil, recommenders }) {
    return [
      `${journey}, erased: ${erased.length ? erased.join('; ') : 'comments and files only'}.`,
      keptUntil && `${journey}, kept until ${day(keptUntil)} with the orders, as the law demands: ${kept.join('; ')}.`,
      recommenders.length && `${journey}: in ${recommenders.join(', ')}, who recommended the customer, the name becomes (forgotten).`
    ].filter(Boolean);
  }

  async function showLog() {
    const signal = next('log');
    try {
      drawLog(await get('erasures', {}, signal));
    } catch (error) {
      fail(log, error, signal, 'The erasure log could not be loaded');
    }
  }

  function drawLog(erasures) {
    log.replaceChildren(
      element('h2', {}, 'Erasure log'),
      table({
        caption: 'Erasure log',
        empty: 'Nothing has been erased yet.',
        columns: [
          { name: 'Journey', cell: ({ journey }) => journey },
          { name: 'Time', cell: ({ at }) => dateTime(at) },
          { name: 'User', cell: ({ person }) => person ?? 'System' },
          { name: 'Reason', cell: ({ reason }) => REASONS[reason] ?? reason },
          {
            name: 'Entries erased',
            cell: (erasure) => fold(`erasure ${erasure.id}`, count(erasure.entries),
              element('ul', {}, erasure.tables.map(({ table: name, entries }) => element('li', {}, `${name}: ${count(entries)}`))))
          }
        ],
        rows: erasures
      }),
      element('p', {}, element('a', { href: addressOf('erasures', { format: 'csv' }), download: 'erasures.csv' }, 'Log as CSV')));
  }

  function fail(place, error, signal, title) {
    if (signal.aborted) {
      return;
    }
    status.textContent = '';
    search.hidden = error.status === 401 || error.status === 403;
    const [heading, text] = error.status === 403
      ? ['You have no access to this page', 'Your groups do not have the permission for personal data.']
      : error.status === 401
        ? ['Your session has ended', 'Log in again.']
        : [title, error.message];
    place.replaceChildren(element('div', { class: 'message failure', role: 'alert' }, element('h2', {}, heading), element('p', {}, text)));
  }

  return { root, enter: showLog, leave: () => Object.values(requests).forEach((request) => request.abort()) };
}

function chosen(boxes) {
  return boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
}

function exportLinks(path, journeys) {
  if (journeys.length === 0) {
    return ['Choose a journey first.'];
  }
  return [
    element('a', { href: addressOf(`${path}/export.html`, { journeys }), download: 'customer.html' }, 'Page to read and print (HTML)'),
    element('a', { href: addressOf(`${path}/export`, { journeys }), download: 'customer.json' }, 'Data (JSON)')
  ];
}

/** `doubt`: why it may be another customer; empty if there is none. */
function checkbox(journey, names, doubt) {
  const input = element('input', { type: 'checkbox', value: journey, checked: !doubt });
  return { input, label: element('label', {}, input, ` ${journey}, ${names[journey] || 'without a name'}${doubt && ` (${doubt}: check that it is the same customer)`}`) };
}
