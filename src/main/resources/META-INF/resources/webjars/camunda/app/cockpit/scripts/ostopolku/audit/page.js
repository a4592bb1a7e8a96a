/* The page: who did what, the latest first, with filters and as a table for a spreadsheet. */
import { addressOf, get } from '../api.js';
import { element, table } from '../elements.js';
import { timeIn } from '../format.js';

const KINDS = {
  LOGIN: 'Logged in',
  LOGIN_REFUSED: 'Login refused',
  LOGOUT: 'Logged out',
  DEPLOYMENT: 'Deployment',
  ROLE_CHANGE: 'People and rights',
  FOREIGN_READ: 'Other people’s customer read',
  EXPORT: 'Customer’s data exported',
  ERASURE: 'Customer’s data erased'
};

/** As many entries come at a time. */
const A_PAGE = 100;

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

export function createPage() {
  let request;
  let page = 1;

  const kind = element('select', { change: first },
    element('option', { value: '' }, 'Everything'),
    Object.entries(KINDS).map(([value, text]) => element('option', { value }, text)));
  const person = element('input', { type: 'text', autocomplete: 'off', placeholder: 'User id' });
  const subject = element('input', { type: 'text', autocomplete: 'off', placeholder: 'Journey, user or group' });
  const from = element('input', { type: 'date' });
  const to = element('input', { type: 'date' });
  const show = element('button', { type: 'submit' }, 'Show');
  const csv = element('a', { href: '', download: 'audit.csv' }, 'This page as CSV');
  const filters = element('form', {
    class: 'filters',
    'aria-label': 'Filters',
    submit: (event) => {
      event.preventDefault();
      first();
    }
  }, labelled('What', kind), labelled('Who', person), labelled('To whom or what', subject), labelled('From', from), labelled('To', to), show);
  const status = element('p', { class: 'status', role: 'status' });
  const content = element('div', { class: 'content' });
  const later = element('button', { type: 'button', class: 'quiet', click: () => turn(-1) }, 'Later');
  const earlier = element('button', { type: 'button', class: 'quiet', click: () => turn(1) }, 'Earlier');
  const pages = element('p', { class: 'pages', hidden: true }, later, earlier, csv);
  const root = element('main', { class: 'ostopolku page audit-page' },
    element('header', {}, element('h1', {}, 'Audit'), status),
    element('p', { class: 'lead' }, 'Who did what, the latest first. Nobody can change it. Of customers it holds nothing but their journey’s number.'),
    filters, content, pages);

  function first() {
    page = 1;
    return load();
  }

  function turn(step) {
    page += step;
    return load();
  }

  async function load() {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    const asked = { kind: kind.value, person: person.value.trim(), subject: subject.value.trim(), from: from.value, to: to.value, page };
    content.setAttribute('aria-busy', true);
    status.textContent = 'Reading…';
    try {
      const deeds = await get('audit', asked, signal);
      draw(deeds);
      csv.href = addressOf('audit', { ...asked, format: 'csv' });
      later.disabled = page === 1;
      earlier.disabled = deeds.length < A_PAGE;
      filters.hidden = false;
      pages.hidden = false;
      status.textContent = `Read at ${new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(new Date())}`;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      fail(error);
    }
    content.removeAttribute('aria-busy');
  }

  function draw(deeds) {
    content.replaceChildren(table({
      caption: 'Who did what',
      empty: page > 1 ? 'There is nothing earlier.' : 'Nobody did such a thing.',
      columns: [
        { name: 'When', cell: ({ at }) => timeIn(zone, at) },
        { name: 'Who', cell: who },
        { name: 'What', cell: (deed) => KINDS[deed.kind] ?? deed.kind },
        { name: 'To whom or what', cell: (deed) => deed.subject ?? '–' },
        { name: 'Why, or in particular', cell: ({ reason }) => reason ?? '–' },
        { name: 'Address', cell: ({ address }) => address ?? '–' }
      ],
      rows: deeds
    }));
  }

  function fail({ status: code, message }) {
    status.textContent = '';
    pages.hidden = true;
    filters.hidden = code === 401 || code === 403;
    const [title, text, action] = code === 403
      ? ['This is not for you', 'What people did is shown to administrators only.', null]
      : code === 401
        ? ['Your session has ended', 'Log in again to see what was done.', ['Log in again', () => window.location.reload()]]
        : ['What was done cannot be shown', message, ['Try again', () => load()]];
    content.replaceChildren(element('div', { class: 'message failure', role: 'alert' },
      element('h2', {}, title),
      element('p', {}, text),
      action && element('button', { type: 'button', click: action[1] }, action[0])));
  }

  return { root, enter: load, leave: () => request?.abort() };
}

function who({ person: id, name }) {
  return id === null ? 'The application' : name === id ? id : [name, element('span', { class: 'id' }, id)];
}

function labelled(name, input) {
  input.id = `ostopolku-audit-${name.toLowerCase().replaceAll(' ', '-')}`;
  return element('span', { class: 'field' }, element('label', { for: input.id }, name), input);
}
