/* Migrates running journeys to another version: choose, preview, try with one journey, migrate all. */
import { ApiError, getFromEngine, send } from '/ostopolku/api.js';
import { element, field } from '/ostopolku/elements.js';
import { count } from '/ostopolku/format.js';
import { setOptions } from './options.js';
import { migrationList } from './migrations.js';
import { journeys, preview } from './preview.js';
import { section } from './section.js';
import { processesIn } from './versions.js';

export function migrationSection(page) {
  const { content, say, unsay, ...about } = section('moving', 'Migrate running journeys',
    'Journeys stay in the version in which they started, until you migrate them. Nothing is migrated before you confirm it.');
  const process = element('select', { change: () => choose({ process: process.value }) });
  const from = element('select', { change: () => choose({ process: process.value, from: Number(from.value) }) });
  const to = element('select', { change: () => choose({ process: process.value, from: Number(from.value), to: Number(to.value) }) });
  const showPreview = element('button', { type: 'submit' }, 'Preview');
  const form = element('form', { class: 'filters', submit: (event) => { event.preventDefault(); loadPreview(); } },
    field('migration-process', 'Process', process), field('migration-from', 'From version', from), field('migration-to', 'To version', to), showPreview);
  const note = element('p', { class: 'note' });
  const failure = element('p', { class: 'error', role: 'alert' });
  const previewArea = element('div', { class: 'preview' });
  const migrations = migrationList({ name: nameOf, onFinish: () => page.reload() });
  content.append(note, form, failure, previewArea, migrations.root);

  let processes = [];
  let chosen = null;
  let mapping = {};
  let request = null;

  /** Loads the versions, and the number of journeys in each. */
  async function load(signal) {
    const [statistics] = await Promise.all([getFromEngine(page.engine, 'process-definition/statistics', {}, signal), migrations.load(signal)]);
    return processesIn(statistics);
  }

  function draw({ processes: loaded, mayDeploy }) {
    processes = loaded;
    const movable = processes.filter(({ isMovable }) => isMovable);
    form.hidden = !mayDeploy || movable.length === 0;
    note.textContent = !mayDeploy ? 'Migrating needs the permission to deploy.'
      : movable.length === 0 ? 'No process with running journeys has a second version.'
      : movable.every(({ outdated }) => outdated === 0) ? 'All running journeys are in the newest version of their process.' : '';
    migrations.draw();
    if (form.hidden) {
      previewArea.replaceChildren();
    } else if (chosen && movable.some(({ key }) => key === chosen.process)) {
      choose(chosen, { keep: true });
    } else {
      choose({ process: movable[0].key });
    }
  }

  /** Shows the options that fit the choice. Another choice removes the preview. */
  function choose(wanted, { keep = false } = {}) {
    const movable = processes.filter(({ isMovable }) => isMovable);
    setOptions(process, movable.map(({ key, name, outdated }) =>
      ({ value: key, text: outdated > 0 ? `${name} (${count(outdated)} in older versions)` : name })), wanted.process);
    const { versions, newest } = movable.find(({ key }) => key === process.value);
    const occupied = versions.filter(({ instances }) => instances > 0);
    setOptions(from, occupied.map(({ version, instances }) =>
      ({ value: version, text: `version ${version}: ${journeys(instances)}` })), wanted.from ?? occupied.find(({ version }) => version !== newest)?.version);
    const others = versions.filter(({ version }) => version !== Number(from.value));
    setOptions(to, others.map(({ version }) => ({ value: version, text: version === newest ? `version ${version}, the newest` : `version ${version}` })), wanted.to);
    const now = { process: process.value, from: Number(from.value), to: Number(to.value) };
    if (!keep || JSON.stringify(now) !== JSON.stringify(chosen)) {
      mapping = {};
      previewArea.replaceChildren();
      failure.textContent = '';
    }
    if (!keep) {
      unsay();
    }
    chosen = now;
  }

  /** Loads the preview of the chosen migration and mapping. */
  async function loadPreview() {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    previewArea.setAttribute('aria-busy', 'true');
    failure.textContent = '';
    if (!previewArea.hasChildNodes()) {
      previewArea.replaceChildren(element('p', { class: 'note' }, 'Loading the preview…'));
    }
    try {
      showAnswer(await send('POST', 'migrations/preview', { body: { ...chosen, mapping }, signal }));
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      fail(error);
    }
    previewArea.setAttribute('aria-busy', 'false');
  }

  function showAnswer(answer) {
    const focusedId = previewArea.contains(document.activeElement) ? document.activeElement.id : null;
    previewArea.replaceChildren(preview(answer, {
      onMapping: (step, target) => { mapping = { ...mapping, [step]: target }; loadPreview(); },
      onTry: tryOne,
      onMigrate: () => confirmMigration(answer)
    }));
    (focusedId ? document.getElementById(focusedId) ?? previewArea.querySelector('h3') : previewArea.querySelector('h3')).focus();
  }

  /** Shows an error. The preview stays, so that the user can change the mapping. */
  function fail(error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    if (!previewArea.querySelector('section')) {
      previewArea.replaceChildren();
    }
    failure.textContent = error.status === 403 ? `You have no permission for this. ${error.message}` : error.message;
    failure.scrollIntoView({ block: 'nearest' });
  }

  async function tryOne(journey) {
    failure.textContent = '';
    unsay();
    try {
      const answer = await send('POST', 'migrations/try', { parameters: { journey }, body: { ...chosen, mapping } });
      showAnswer(answer);
      const target = processes.find(({ key }) => key === answer.process).versions.find(({ version }) => version === answer.to);
      say(`Journey ${journey} is now in version ${answer.to}. `,
        element('a', { href: `#/process-definition/${encodeURIComponent(target.id)}/runtime` }, `Open version ${answer.to}`));
      page.reload();
    } catch (error) {
      fail(error);
    }
  }

  function confirmMigration({ process: key, from: source, to: target, movable, journeys: all }) {
    failure.textContent = '';
    page.ask({
      question: `Migrate ${journeys(movable)} of ${key} to version ${target}?`,
      details: [
        `They continue in version ${target}, at the elements of the preview. The migration runs in the background; you can stop it.`,
        all > movable && `${journeys(all - movable)} cannot be migrated and ${all - movable === 1 ? 'stays' : 'stay'} in version ${source}.`
      ],
      answer: `Migrate ${count(movable)}`,
      then: async (close) => {
        const migration = await send('POST', 'migrations', { body: { ...chosen, mapping } });
        close();
        previewArea.replaceChildren();
        mapping = {};
        unsay();
        migrations.add(migration);
      }
    });
  }

  function nameOf(key) {
    return processes.find((one) => one.key === key)?.name ?? key;
  }

  return { ...about, load, draw, leave: () => { request?.abort(); migrations.leave(); } };
}
