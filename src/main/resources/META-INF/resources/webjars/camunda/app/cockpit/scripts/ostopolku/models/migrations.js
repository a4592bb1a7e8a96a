/* Moves that were begun: how far those are that go on, with stop and resume, and those that are over. */
import { ApiError, get, send } from '../api.js';
import { element, table } from '../elements.js';
import { count, timeIn } from '../format.js';
import { journeys } from './preview.js';
import { part, zone } from './section.js';

/** Between two looks at a move that goes on. */
const PAUSE_MS = 1500;

/** `name` tells what a process is called; `finished` is told when a move is over. */
export function moves({ name, finished }) {
  const current = element('div', { class: 'current' });
  const earlier = element('div', {});
  const root = element('div', {}, current, earlier);
  const cards = new Map();
  let known = [];
  let timer = null;
  let left = false;

  async function load(signal) {
    known = await get('migrations', {}, signal);
  }

  /** A card stays as long as the page does, so that its button keeps the focus and its end is seen. */
  function draw() {
    known.forEach((move) => {
      if (cards.has(move.id)) {
        cards.get(move.id).update(move);
      } else if (move.state !== 'finished') {
        show(move);
      }
    });
    const over = known.filter(({ id }) => !cards.has(id));
    earlier.replaceChildren(over.length > 0 ? part('Earlier moves', table({
      caption: 'Earlier moves',
      columns: [
        { name: 'Begun', cell: ({ at }) => timeIn(zone, at) },
        { name: 'By', cell: ({ person }) => person ?? '–' },
        { name: 'Process', cell: ({ process }) => name(process) },
        { name: 'Versions', cell: ({ from, to }) => `${from} to ${to}` },
        { name: 'Moved', numeric: true, cell: ({ moved, journeys: all }) => `${count(moved)} of ${count(all)}` },
        { name: 'Could not', cell: failures }
      ],
      rows: over
    })) : '');
    watch();
  }

  function show(move) {
    const made = card(move, { name, ask });
    cards.set(move.id, made);
    current.prepend(made.root);
    return made;
  }

  /** A move that has just been begun. */
  function begin(move) {
    known = [move, ...known];
    show(move).root.focus();
    watch();
  }

  /** Looks again while something runs. */
  function watch() {
    clearTimeout(timer);
    const running = known.filter(({ state }) => state === 'running');
    if (running.length > 0 && !left) {
      timer = setTimeout(() => running.forEach(({ id }) => follow(id)), PAUSE_MS);
    }
  }

  async function follow(id) {
    try {
      changed(await get(`migrations/${encodeURIComponent(id)}`));
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      cards.get(id).fail(error.message);
      watch();
    }
  }

  async function ask(id, what) {
    try {
      changed(await send('POST', `migrations/${encodeURIComponent(id)}/${what}`));
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      cards.get(id).fail(error.message);
    }
  }

  function changed(move) {
    const before = known.find(({ id }) => id === move.id);
    known = known.map((one) => (one.id === move.id ? move : one));
    cards.get(move.id).update(move);
    if (!left && before.state !== 'finished' && move.state === 'finished') {
      finished();
    }
    watch();
  }

  function leave() {
    left = true;
    clearTimeout(timer);
  }

  return { root, load, draw, begin, leave };
}

function failures({ failed, reasons }) {
  return failed === 0 ? element('span', { class: 'none' }, 'None')
    : element('div', { class: 'trouble' }, `${journeys(failed)}: `, list(reasons));
}

function list(reasons) {
  return element('ul', {}, reasons.map((reason) => element('li', {}, reason)));
}

const STATES = { running: 'Moving…', stopped: 'Stopped. Who has moved stays moved.', finished: 'Finished.' };

function card(first, { name, ask }) {
  const { id, process, from, to, journeys: all, person, at } = first;
  let move = first;
  const state = element('strong', { role: 'status' });
  const told = element('span', {});
  const progress = element('progress', { max: all, 'aria-label': 'Moved' });
  const reasons = element('div', { class: 'trouble' });
  const trouble = element('p', { class: 'trouble', role: 'alert' });
  const button = element('button', { type: 'button', class: 'quiet', click: async () => {
    button.disabled = true;
    await ask(id, move.state === 'stopped' ? 'resume' : 'stop');
    button.disabled = false;
    (button.hidden ? root : button).focus();
  } });
  const root = element('section', { class: 'move', tabindex: '-1', 'aria-label': 'A move' },
    element('h3', {}, `${name(process)}: version ${from} to version ${to}`),
    element('p', { class: 'lead' }, `${person ?? 'The application'}, ${timeIn(zone, at)}`),
    progress, element('p', {}, state, ' ', told), reasons, trouble, element('p', {}, button));

  function update(now) {
    const focused = document.activeElement === button;
    move = now;
    progress.value = now.moved + now.failed;
    if (state.textContent !== STATES[now.state]) {
      state.textContent = STATES[now.state];
    }
    told.textContent = `${count(now.moved)} of ${journeys(all)} moved${now.failed > 0 ? `, ${count(now.failed)} could not and ${now.failed === 1 ? 'stays' : 'stay'} in version ${from}` : ''}`;
    reasons.replaceChildren(now.failed > 0 ? list(now.reasons) : '');
    trouble.textContent = '';
    button.textContent = now.state === 'stopped' ? 'Resume' : 'Stop';
    button.hidden = now.state === 'finished';
    if (focused && button.hidden) {
      root.focus();
    }
  }

  update(first);
  return { root, update, fail: (message) => { trouble.textContent = message; } };
}
