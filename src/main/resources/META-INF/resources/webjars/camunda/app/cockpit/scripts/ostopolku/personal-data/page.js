/* The page: what is known of a customer as a file, forgetting a customer, and the proofs. */
import { addressOf, get, send } from '../api.js';
import { element, fold, table } from '../elements.js';
import { count, timeIn } from '../format.js';
import { confirmation } from '../models/confirmation.js';

const REASONS = {
  'customer-asked': 'The customer asked for it',
  'consent-withdrawn': 'The customer does not agree any more',
  mistake: 'It should not have been written down',
  'contact-refused': 'The customer refused contact',
  retention: 'Its time was over'
};

/** What a person may give; the models give the others. */
const ASKED = ['customer-asked', 'consent-withdrawn', 'mistake'];

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

export function createPage() {
  let request;

  const question = confirmation();
  const number = element('input', { type: 'text', id: 'ostopolku-journey-number', autocomplete: 'off', placeholder: 'For example J-17' });
  const search = element('form', {
    class: 'filters',
    'aria-label': 'Customer',
    submit: (event) => {
      event.preventDefault();
      find();
    }
  }, element('span', { class: 'field' }, element('label', { for: number.id }, 'Journey'), number), element('button', { type: 'submit' }, 'Find'));
  const status = element('p', { class: 'status', role: 'status' });
  const customer = element('section', { class: 'customer' });
  const proofs = element('section', { class: 'proofs' });
  const root = element('main', { class: 'ostopolku page personal-data-page' },
    element('header', {}, element('h1', {}, 'Personal data'), status),
    element('p', { class: 'lead' }, 'A customer asks what we know of them, or to be forgotten. The number of one of their journeys is enough.'),
    search, customer, proofs, question.root);

  function begin() {
    request?.abort();
    request = new AbortController();
    return request.signal;
  }

  async function find() {
    const journey = number.value.trim();
    if (!journey) {
      number.focus();
      return;
    }
    const signal = begin();
    status.textContent = 'Reading…';
    try {
      drawCustomer(await get(`customers/${encodeURIComponent(journey)}`, {}, signal));
      status.textContent = '';
    } catch (error) {
      fail(customer, error, signal, 'The customer cannot be shown');
    }
  }

  function drawCustomer({ journey, journeys, sameName }) {
    const boxes = [...journeys.map((one) => box(one, true)), ...sameName.map((one) => box(one, false))];
    const reason = element('select', { id: 'ostopolku-erasure-reason' },
      ASKED.map((value) => element('option', { value }, REASONS[value])));
    const path = `customers/${encodeURIComponent(journey)}`;
    customer.replaceChildren(
      element('h2', {}, 'What is known'),
      element('p', { class: 'exports' },
        element('a', { href: addressOf(`${path}/export.html`), download: 'customer.html' }, 'As a page to read and print'),
        element('a', { href: addressOf(`${path}/export`), download: 'customer.json' }, 'As data (JSON)')),
      element('h2', {}, 'Forget the customer'),
      element('fieldset', {}, element('legend', {}, 'In these journeys'), boxes.map(({ label }) => label)),
      element('p', { class: 'forget' },
        element('label', { for: reason.id }, 'Why'), reason,
        element('button', { type: 'button', click: () => ask(path, boxes, reason.value) }, 'Forget the customer…')));
  }

  function ask(path, boxes, reason) {
    const journeys = boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
    if (journeys.length === 0) {
      status.textContent = 'Choose a journey first.';
      return;
    }
    question.ask({
      question: `Forget the customer of ${journeys.join(', ')}?`,
      details: [
        'Everything that tells of the person is erased, in every table. It cannot be undone.',
        'Figures stay as they are. A journey that is open goes on without a name.'
      ],
      answer: 'Forget the customer',
      then: async () => {
        await send('POST', `${path}/erasure`, { body: { reason, journeys } });
        customer.replaceChildren(element('p', { class: 'done', role: 'status' }, `Forgotten in ${journeys.join(', ')}. The proof is below.`));
        await showProofs();
      }
    });
  }

  async function showProofs() {
    const signal = begin();
    try {
      drawProofs(await get('erasures', {}, signal));
    } catch (error) {
      fail(proofs, error, signal, 'The proofs cannot be shown');
    }
  }

  function drawProofs(erasures) {
    proofs.replaceChildren(
      element('h2', {}, 'Proofs'),
      table({
        caption: 'Who was forgotten',
        empty: 'Nobody has been forgotten yet.',
        columns: [
          { name: 'Journey', cell: ({ journey }) => journey },
          { name: 'When', cell: ({ at }) => timeIn(zone, at) },
          { name: 'By', cell: ({ person }) => person ?? 'The application' },
          { name: 'Why', cell: ({ reason }) => REASONS[reason] ?? reason },
          {
            name: 'Entries erased',
            cell: (proof) => fold(`proof ${proof.id}`, count(proof.entries),
              element('ul', {}, proof.tables.map(({ table: name, entries }) => element('li', {}, `${name}: ${count(entries)}`))))
          }
        ],
        rows: erasures
      }),
      element('p', {}, element('a', { href: addressOf('erasures', { format: 'csv' }), download: 'erasures.csv' }, 'As CSV')));
  }

  function fail(place, error, signal, title) {
    if (signal.aborted) {
      return;
    }
    status.textContent = '';
    search.hidden = error.status === 401 || error.status === 403;
    const [heading, text] = error.status === 403
      ? ['This is not for you', 'Personal data is in the hands of those whom access.yaml names.']
      : error.status === 401
        ? ['Your session has ended', 'Log in again.']
        : [title, error.message];
    place.replaceChildren(element('div', { class: 'message failure', role: 'alert' }, element('h2', {}, heading), element('p', {}, text)));
  }

  return { root, enter: showProofs, leave: () => request?.abort() };
}

function box(journey, sure) {
  const input = element('input', { type: 'checkbox', value: journey, checked: sure });
  return { input, label: element('label', {}, input, ` ${journey}${sure ? '' : ' (the same name only: is it the same customer?)'}`) };
}
