/* The page: the audit log, the latest entry first, with filters and a CSV file. */
import { addressOf, get } from '/ostopolku/api.js';
import { element, field, table } from '/ostopolku/elements.js';
import { dateTime, timeOfDay } from '/ostopolku/format.js';

const KINDS = {
  LOGIN: 'Logged in',
  LOGIN_REFUSED: 'Login refused',
  LOGOUT: 'Logged out',
  DEPLOYMENT: 'Deployment',
  ROLE_CHANGE: 'Users and permissions',
  OWNER_CHANGE: 'Owner of a customer changed',
  FOREIGN_READ: 'Customer of another team read',
  EXPORT: 'Customer data exported',
  ERASURE: 'Customer data erased',
  ERASURE_SCHEDULED: 'Erasure scheduled',
  ERASURE_REVOKED: 'Erasure revoked',
  DELETION: 'Process instance deleted',
  TASK_CHANGE: 'Task changed',
  MIGRATION: 'Journeys migrated'
};

/** The number of entries of a response. */
const PAGE_SIZE = 100;

export function createPage() {
  let request;
  let page = 1;

  const kind = element('select', { change: first },
    element('option', { value: '' }, 'All actions'),
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
  }, field('audit-action', 'Action', kind), field('audit-user', 'User', person), field('audit-object', 'Object', subject), field('audit-from', 'From', from), field('audit-to', 'To', to), show);
  const status = element('p', { class: 'status', role: 'status' });
  const content = element('div', { class: 'content' });
  const newer = element('button', { type: 'button', class: 'quiet', click: () => turn(-1) }, 'Newer');
  const older = element('button', { type: 'button', class: 'quiet', click: () => turn(1) }, 'Older');
  const pages = element('p', { class: 'pages', hidden: true }, newer, older, csv);
  const root = element('main', { class: 'ostopolku page audit-page' },
    element('header', {}, element('h1', {}, 'Audit'), status),
    element('p', { class: 'lead' }, 'The actions of users, the latest first. Entries cannot be changed. A customer appears only by journey number.'),
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
    const parameters = { kind: kind.value, person: person.value.trim(), subject: subject.value.trim(), from: from.value, to: to.value, page };
    content.setAttribute('aria-busy', true);
    status.textContent = 'Loading…';
    try {
      const entries = await get('audit', parameters, signal);
      draw(entries);
      csv.href = addressOf('audit', { ...parameters, format: 'csv' });
      newer.disabled = page === 1;
      older.disabled = entries.length < PAGE_SIZE;
      filters.hidden = false;
      pages.hidden = false;
      status.textContent = `Updated at ${timeOfDay(new Date())}`;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      fail(error);
    }
    content.removeAttribute('aria-busy');
  }

  function draw(entries) {
    content.replaceChildren(table({
      caption: 'Audit log',
      empty: page > 1 ? 'No older entry.' : 'No entry matches the filters.',
      columns: [
        { name: 'Time', cell: ({ at }) => dateTime(at) },
        { name: 'User', cell: userName },
        { name: 'Action', cell: (entry) => KINDS[entry.kind] ?? entry.kind },
        { name: 'Object', cell: (entry) => entry.subject ?? '–' },
        { name: 'Details', cell: ({ reason, text }) => [reason, text].filter(Boolean).join(': ') || '–' },
        { name: 'IP address', cell: ({ address }) => address ?? '–' }
      ],
      rows: entries
    }));
  }

  function fail({ status: code, message }) {
    status.textContent = '';
    pages.hidden = true;
    filters.hidden = code === 401 || code === 403;
    const [title, text, action] = code === 403
      ? ['You have no access to this page', 'Only administrators can read the audit log.', null]
      : code === 401
        ? ['Your session has ended', 'Log in again to see the audit log.', ['Log in again', () => window.location.reload()]]
        : ['The audit log could not be loaded', message, ['Try again', () => load()]];
    content.replaceChildren(element('div', { class: 'message failure', role: 'alert' },
      element('h2', {}, title),
      element('p', {}, text),
      action && element('button', { type: 'button', click: action[1] }, action[0])));
  }

  return { root, enter: load, leave: () => request?.abort() };
}

/* The user id is of the time of the action; the name is that of today. */
function userName({ person: id, name }) {
  return id === null ? 'System' : !name || name === id ? id : [id, element('span', { class: 'id' }, `now ${name}`)];
}
