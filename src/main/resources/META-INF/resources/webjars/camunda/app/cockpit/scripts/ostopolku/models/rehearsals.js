/* Rehearsals: choose changed files, watch the progress, read the report. */
import { ApiError, get, send } from '/ostopolku/api.js';
import { element, field, table } from '/ostopolku/elements.js';
import { dateTime } from '/ostopolku/format.js';
import { journeys } from './preview.js';
import { report } from './report.js';
import { part, section } from './section.js';

/** The time between two requests for the progress. */
const POLL_MS = 1500;

const STATES = {
  running: 'Running', finished: 'Finished', failed: 'Failed', stopped: 'Stopped', 'broken-off': 'Cancelled: its node has stopped'
};
const PHASES = {
  starting: 'Starting a separate engine…', now: 'Simulating the current models…', candidate: 'Simulating the changed models…'
};

export function rehearsalSection() {
  const { content, ...about } = section('rehearsal', 'Rehearse a change',
    'Simulate changed models, decision tables and forms with the decisions of past customers, and compare the result with the current ones. Nothing is deployed.');
  const files = element('input', { type: 'file', multiple: true, required: true, accept: '.bpmn,.dmn,.form' });
  const number = element('input', { type: 'number', min: 1, max: 500, required: true, value: 50 });
  const start = element('button', { type: 'submit' }, 'Rehearse');
  const form = element('form', { class: 'filters', submit: (event) => { event.preventDefault(); submit(); } },
    field('rehearsal-files', 'Changed files', files), field('rehearsal-journeys', 'Journeys', number), start);
  const note = element('p', { class: 'note' });
  const failure = element('div', { class: 'error', role: 'alert' });
  const bar = element('progress', { max: 100 });
  const phase = element('p', { role: 'status' });
  const stop = element('button', { type: 'button', class: 'quiet', click: () => stopCurrent() }, 'Stop');
  const card = element('div', { class: 'card', tabindex: '-1', hidden: true, 'aria-label': 'Running rehearsal' }, phase, bar, stop);
  const reportArea = element('div', { class: 'report' });
  const earlier = element('div', {});
  content.append(note, form, failure, card, reportArea, earlier);

  let known = [];
  let mayDeploy = false;
  let current = null;
  let timer = null;
  let left = false;

  async function load(signal) {
    known = await get('rehearsals', {}, signal);
  }

  function draw({ mayDeploy: allowed }) {
    mayDeploy = allowed;
    current ??= known.find(({ state }) => state === 'running')?.id ?? null;
    note.textContent = mayDeploy ? '' : 'A rehearsal needs the permission to deploy.';
    list();
    follow(known.find(({ id }) => id === current));
  }

  function list() {
    form.hidden = !mayDeploy;
    earlier.replaceChildren(part('Earlier rehearsals', table({
      caption: 'Earlier rehearsals',
      empty: 'No rehearsal yet.',
      columns: [
        { name: 'Started', cell: ({ at }) => dateTime(at) },
        { name: 'User', cell: ({ person }) => person ?? '–' },
        { name: 'Files', cell: ({ files: names }) => names.join(', ') },
        { name: 'Journeys', numeric: true, cell: ({ journeys: asked }) => asked },
        { name: 'Result', cell: result }
      ],
      rows: known.filter(({ state }) => state !== 'running')
    })));
  }

  function result({ id, state, message, files: names }) {
    return state === 'finished'
      ? element('button', { type: 'button', class: 'quiet', 'aria-label': `Show the report of ${names.join(', ')}`, click: () => show(id) }, 'Show the report')
      : `${STATES[state]}. ${message ?? ''}`;
  }

  /** Sends the files. After a refusal they stay selected, so that the user can fix and send them again. */
  async function submit() {
    const body = new FormData();
    [...files.files].forEach((file) => body.append('files', file));
    body.append('journeys', number.value);
    failure.replaceChildren();
    reportArea.replaceChildren();
    start.disabled = true;
    try {
      const started = await send('POST', 'rehearsals', { form: body });
      current = started.id;
      known = [started, ...known];
      follow(started);
      card.focus();
    } catch (error) {
      showError(error);
    }
    start.disabled = current !== null;
  }

  function showError(error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    const findings = error.answer?.findings?.filter(({ severity }) => severity === 'ERROR');
    failure.replaceChildren(...(findings?.length > 0 ? [
      element('p', {}, `A deployment would be refused. Fix first (${findings.length}):`),
      element('ul', {}, findings.map(({ file, element: id, label, text, rule }) => element('li', {},
        element('strong', {}, label || id), label && element('code', {}, id), element('span', { class: 'quiet' }, file), ` ${text} `, element('code', {}, rule))))
    ] : [element('p', {}, error.status === 403 ? `You have no permission for this. ${error.message}` : error.message)]));
    failure.scrollIntoView({ block: 'nearest' });
  }

  /** Shows the progress, and polls while the rehearsal is running. */
  function follow(rehearsal) {
    clearTimeout(timer);
    const running = rehearsal?.state === 'running';
    card.hidden = !running;
    start.disabled = running;
    stop.hidden = !mayDeploy;
    if (running) {
      bar.value = rehearsal.percent;
      phase.textContent = `${PHASES[rehearsal.phase] ?? ''} ${journeys(rehearsal.journeys)} with ${rehearsal.files.join(', ')}.`;
      timer = left ? null : setTimeout(poll, POLL_MS);
    }
  }

  /** An answer that arrives after the rehearsal was stopped is outdated. */
  async function poll() {
    const id = current;
    try {
      const rehearsal = await get(`rehearsals/${encodeURIComponent(id)}`);
      if (current === id) {
        changed(rehearsal);
      }
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      phase.textContent = error.message;
      timer = left ? null : setTimeout(poll, POLL_MS);
    }
  }

  function changed(rehearsal) {
    if (left) {
      return;
    }
    known = known.map((one) => (one.id === rehearsal.id ? rehearsal : one));
    follow(rehearsal);
    if (rehearsal.state !== 'running') {
      current = null;
      list();
      if (rehearsal.report) {
        showReport(rehearsal);
      } else {
        failure.replaceChildren(element('p', {}, `${STATES[rehearsal.state]}. ${rehearsal.message ?? ''}`));
      }
    }
  }

  async function stopCurrent() {
    stop.disabled = true;
    try {
      changed(await send('POST', `rehearsals/${encodeURIComponent(current)}/stop`));
    } catch (error) {
      showError(error);
    }
    stop.disabled = false;
  }

  async function show(id) {
    failure.replaceChildren();
    reportArea.replaceChildren(element('p', { class: 'note' }, 'Loading the report…'));
    try {
      showReport(await get(`rehearsals/${encodeURIComponent(id)}`));
    } catch (error) {
      reportArea.replaceChildren();
      showError(error);
    }
  }

  function showReport(rehearsal) {
    reportArea.replaceChildren(report(rehearsal));
    reportArea.querySelector('h3').focus();
  }

  return { ...about, load, draw, leave: () => { left = true; clearTimeout(timer); } };
}
