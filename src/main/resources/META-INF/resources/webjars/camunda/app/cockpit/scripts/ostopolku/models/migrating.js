/* Running journeys that go on in another version: choose, look, try on one, move all. */
import { ApiError, getFromEngine, send } from '../api.js';
import { element } from '../elements.js';
import { count } from '../format.js';
import { field, offer } from './fields.js';
import { moves } from './moves.js';
import { journeys, preview } from './preview.js';
import { section } from './section.js';
import { processesIn } from './versions.js';

export function moving(page) {
  const { content, say, unsay, ...about } = section('moving', 'Move running customers',
    'Journeys stay in the version in which they began, until you move them to another one. Nothing is moved before you say so.');
  const process = element('select', { change: () => choose({ process: process.value }) });
  const from = element('select', { change: () => choose({ process: process.value, from: Number(from.value) }) });
  const to = element('select', { change: () => choose({ process: process.value, from: Number(from.value), to: Number(to.value) }) });
  const show = element('button', { type: 'submit' }, 'Show what would happen');
  const form = element('form', { class: 'filters', submit: (event) => { event.preventDefault(); look(); } },
    field('move', 'Process', process), field('move', 'They are in', from), field('move', 'They go on in', to), show);
  const note = element('p', { class: 'note' });
  const trouble = element('p', { class: 'trouble', role: 'alert' });
  const looked = element('div', { class: 'looked' });
  const begun = moves({ name: nameOf, finished });
  content.append(note, form, trouble, looked, begun.root);

  let processes = [];
  let chosen = null;
  let mapping = {};
  let request = null;

  /** Reads anew which versions there are, and how many journeys are in each. */
  async function load(signal) {
    const [statistics] = await Promise.all([getFromEngine(page.engine, 'process-definition/statistics', {}, signal), begun.load(signal)]);
    return processesIn(statistics);
  }

  function draw({ processes: found, mayDeploy }) {
    processes = found;
    const movable = processes.filter(({ isMovable }) => isMovable);
    form.hidden = !mayDeploy || movable.length === 0;
    note.textContent = !mayDeploy ? 'Moving is for those who may deploy.'
      : movable.length === 0 ? 'There is nothing to move: every process with running journeys has one version only.'
      : movable.every(({ outdated }) => outdated === 0) ? 'Every running journey is in the newest version of its process.' : '';
    begun.draw();
    if (form.hidden) {
      looked.replaceChildren();
    } else if (chosen && movable.some(({ key }) => key === chosen.process)) {
      choose(chosen, { keep: true });
    } else {
      choose({ process: movable[0].key });
    }
  }

  /** Offers what fits to the choice; what was looked at before goes, unless it is the same. */
  function choose(wish, { keep = false } = {}) {
    const movable = processes.filter(({ isMovable }) => isMovable);
    offer(process, movable.map(({ key, name, outdated }) =>
      ({ value: key, text: outdated > 0 ? `${name} (${count(outdated)} in older versions)` : name })), wish.process);
    const { versions, newest } = movable.find(({ key }) => key === process.value);
    const filled = versions.filter(({ instances }) => instances > 0);
    offer(from, filled.map(({ version, instances }) =>
      ({ value: version, text: `version ${version}: ${journeys(instances)}` })), wish.from ?? filled.find(({ version }) => version !== newest)?.version);
    const others = versions.filter(({ version }) => version !== Number(from.value));
    offer(to, others.map(({ version }) => ({ value: version, text: version === newest ? `version ${version}, the newest` : `version ${version}` })), wish.to);
    const now = { process: process.value, from: Number(from.value), to: Number(to.value) };
    if (!keep || JSON.stringify(now) !== JSON.stringify(chosen)) {
      mapping = {};
      looked.replaceChildren();
      trouble.textContent = '';
    }
    if (!keep) {
      unsay();
    }
    chosen = now;
  }

  /** Asks what would happen; a choice within that is asked for again. */
  async function look() {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    looked.setAttribute('aria-busy', 'true');
    trouble.textContent = '';
    if (!looked.hasChildNodes()) {
      looked.replaceChildren(element('p', { class: 'note' }, 'Looking where everybody stands…'));
    }
    try {
      shown(await send('POST', 'migrations/preview', { body: { ...chosen, mapping }, signal }));
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      fail(error);
    }
    looked.setAttribute('aria-busy', 'false');
  }

  function shown(answer) {
    const focused = looked.contains(document.activeElement) ? document.activeElement.id : null;
    looked.replaceChildren(preview(answer, {
      mapped: (step, target) => { mapping = { ...mapping, [step]: target }; look(); },
      tryOn,
      moveAll: () => moveAll(answer)
    }));
    (focused ? document.getElementById(focused) ?? looked.querySelector('h3') : looked.querySelector('h3')).focus();
  }

  /** What was looked at before stays, so that another choice can be made there. */
  function fail(error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    if (!looked.querySelector('section')) {
      looked.replaceChildren();
    }
    trouble.textContent = error.status === 403 ? `You may not do this. ${error.message}` : error.message;
    trouble.scrollIntoView({ block: 'nearest' });
  }

  async function tryOn(journey) {
    trouble.textContent = '';
    unsay();
    try {
      const answer = await send('POST', 'migrations/try', { parameters: { journey }, body: { ...chosen, mapping } });
      shown(answer);
      const target = processes.find(({ key }) => key === answer.process).versions.find(({ version }) => version === answer.to);
      say(`Journey ${journey} goes on in version ${answer.to} now. `,
        element('a', { href: `#/process-definition/${encodeURIComponent(target.id)}/runtime` }, `Look at version ${answer.to}`));
      page.reload();
    } catch (error) {
      fail(error);
    }
  }

  function moveAll({ process: key, from: source, to: target, movable, journeys: all }) {
    trouble.textContent = '';
    page.ask({
      question: `Move ${journeys(movable)} of ${key} to version ${target}?`,
      details: [
        `They go on in version ${target} where they stand now, as you have seen. It is done in the background; you can stop it.`,
        all > movable && `${journeys(all - movable)} cannot move and ${all - movable === 1 ? 'stays' : 'stay'} in version ${source}.`
      ],
      answer: movable === 1 ? 'Move it' : `Move ${count(movable)}`,
      then: async (close) => {
        const move = await send('POST', 'migrations', { body: { ...chosen, mapping } });
        close();
        looked.replaceChildren();
        mapping = {};
        unsay();
        begun.begin(move);
      }
    });
  }

  /** A move is over: other versions have journeys now. */
  function finished() {
    page.reload();
  }

  function nameOf(key) {
    return processes.find((one) => one.key === key)?.name ?? key;
  }

  return { ...about, load, draw, leave: () => { request?.abort(); begun.leave(); } };
}
