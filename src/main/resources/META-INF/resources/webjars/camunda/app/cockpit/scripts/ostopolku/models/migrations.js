/* Migrations: the progress of running ones, with stop and resume, and the earlier ones. */
import { ApiError, get, send } from '/ostopolku/api.js';
import { element, table } from '/ostopolku/elements.js';
import { count, dateTime } from '/ostopolku/format.js';
import { journeys } from './preview.js';
import { part } from './section.js';

/** The time between two requests for the progress. */
const POLL_MS = 1500;

/** `name` returns the name of a process. `onFinish` is called when a migration has finished. */
export function migrationList({ name, onFinish }) {
  const current = element('div', { class: 'current' });
  const earlier = element('div', {});
  const root = element('div', {}, current, earlier);
  const cards = new Map();
  let known = [];
  let timer = null;
  let left = false;
  /** Counts the starts and ends of stop and resume: an answer of the poll that was requested before is outdated. */
  let actions = 0;

  async function load(signal) {
    known = await get('migrations', {}, signal);
  }

  /** A card stays until the page is left, so that its button keeps the focus and its end is visible. */
  function draw() {
    known.forEach((migration) => {
      if (cards.has(migration.id)) {
        cards.get(migration.id).update(migration);
      } else if (migration.state !== 'finished') {
        show(migration);
      }
    });
    const ended = known.filter(({ id }) => !cards.has(id));
    earlier.replaceChildren(ended.length > 0 ? part('Earlier migrations', table({
      caption: 'Earlier migrations',
      columns: [
        { name: 'Started', cell: ({ at }) => dateTime(at) },
        { name: 'User', cell: ({ person }) => person ?? '–' },
        { name: 'Process', cell: ({ process }) => name(process) },
        { name: 'Versions', cell: ({ from, to }) => `${from} to ${to}` },
        { name: 'Migrated', numeric: true, cell: ({ moved, journeys: all }) => `${count(moved)} of ${count(all)}` },
        { name: 'Failed', cell: failures }
      ],
      rows: ended
    })) : '');
    poll();
  }

  function show(migration) {
    const created = card(migration, { name, act });
    cards.set(migration.id, created);
    current.prepend(created.root);
    return created;
  }

  /** Shows a new migration. */
  function add(migration) {
    known = [migration, ...known];
    show(migration).root.focus();
    poll();
  }

  /** Polls while a migration is running. */
  function poll() {
    clearTimeout(timer);
    const running = known.filter(({ state }) => state === 'running');
    if (running.length > 0 && !left) {
      timer = setTimeout(() => running.forEach(({ id }) => update(id)), POLL_MS);
    }
  }

  async function update(id) {
    const before = actions;
    try {
      const migration = await get(`migrations/${encodeURIComponent(id)}`);
      if (actions === before) {
        changed(migration);
      } else {
        poll();
      }
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      cards.get(id).fail(error.message);
      poll();
    }
  }

  async function act(id, action) {
    actions += 1;
    try {
      changed(await send('POST', `migrations/${encodeURIComponent(id)}/${action}`));
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      cards.get(id).fail(error.message);
    } finally {
      actions += 1;
    }
  }

  function changed(migration) {
    const before = known.find(({ id }) => id === migration.id);
    known = known.map((one) => (one.id === migration.id ? migration : one));
    cards.get(migration.id).update(migration);
    if (!left && before.state !== 'finished' && migration.state === 'finished') {
      onFinish();
    }
    poll();
  }

  function leave() {
    left = true;
    clearTimeout(timer);
  }

  return { root, load, draw, add, leave };
}

function failures({ failed, reasons }) {
  return failed === 0 ? element('span', { class: 'none' }, 'None')
    : element('div', { class: 'error' }, `${journeys(failed)}: `, list(reasons));
}

function list(reasons) {
  return element('ul', {}, reasons.map((reason) => element('li', {}, reason)));
}

const STATES = { running: 'Migrating…', stopped: 'Stopped. Migrated journeys stay migrated.', finished: 'Finished.' };

function card(first, { name, act }) {
  const { id, process, from, to, journeys: all, person, at } = first;
  let migration = first;
  const state = element('strong', { role: 'status' });
  const progressText = element('span', {});
  const progress = element('progress', { max: all, 'aria-label': 'Migrated' });
  const reasons = element('div', { class: 'error' });
  const failure = element('p', { class: 'error', role: 'alert' });
  const button = element('button', { type: 'button', class: 'quiet', click: async () => {
    button.disabled = true;
    await act(id, migration.state === 'stopped' ? 'resume' : 'stop');
    button.disabled = false;
    (button.hidden ? root : button).focus();
  } });
  const root = element('section', { class: 'card', tabindex: '-1', 'aria-label': 'Migration' },
    element('h3', {}, `${name(process)}: version ${from} to version ${to}`),
    element('p', { class: 'lead' }, `${person ?? 'System'}, ${dateTime(at)}`),
    progress, element('p', {}, state, ' ', progressText), reasons, failure, element('p', {}, button));

  function update(now) {
    const hadFocus = document.activeElement === button;
    migration = now;
    progress.value = now.moved + now.failed;
    if (state.textContent !== STATES[now.state]) {
      state.textContent = STATES[now.state];
    }
    progressText.textContent = `${count(now.moved)} of ${journeys(all)} migrated${now.failed > 0 ? `, ${count(now.failed)} failed and ${now.failed === 1 ? 'stays' : 'stay'} in version ${from}` : ''}`;
    reasons.replaceChildren(now.failed > 0 ? list(now.reasons) : '');
    failure.textContent = '';
    button.textContent = now.state === 'stopped' ? 'Resume' : 'Stop';
    button.hidden = now.state === 'finished';
    if (hadFocus && button.hidden) {
      root.focus();
    }
  }

  update(first);
  return { root, update, fail: (message) => { failure.textContent = message; } };
}
