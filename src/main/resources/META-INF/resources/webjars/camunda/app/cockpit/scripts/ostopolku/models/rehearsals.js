/* A change that is played before it goes live: choose its files, watch, read what came out. */
import { ApiError, get, send } from '../api.js';
import { element, table } from '../elements.js';
import { timeIn } from '../format.js';
import { journeys } from './preview.js';
import { report } from './report.js';
import { part, section, zone } from './section.js';

/** Between two looks at a rehearsal that goes on. */
const PAUSE_MS = 1500;

const STATES = {
  running: 'Going on', finished: 'Finished', failed: 'Failed', stopped: 'Stopped', 'broken-off': 'Broken off: its node is not there any more'
};
const PHASES = {
  starting: 'Starting a throw-away engine…', now: 'Playing the models that hold now…', candidate: 'Playing the candidate…'
};

export function rehearsing() {
  const { content, ...about } = section('rehearsal', 'Rehearse a change',
    'Play changed models, tables and forms with what past customers decided, beside those that hold now. Nothing is deployed, and no customer notices.');
  const files = element('input', { type: 'file', multiple: true, required: true, accept: '.bpmn,.dmn,.form' });
  const number = element('input', { type: 'number', min: 1, max: 500, required: true, value: 50 });
  const begin = element('button', { type: 'submit' }, 'Rehearse');
  const form = element('form', { class: 'filters', submit: (event) => { event.preventDefault(); ask(); } },
    labelled('Changed files', files), labelled('Journeys', number), begin);
  const note = element('p', { class: 'note' });
  const trouble = element('div', { class: 'trouble', role: 'alert' });
  const bar = element('progress', { max: 100 });
  const phase = element('p', { role: 'status' });
  const stop = element('button', { type: 'button', class: 'quiet', click: () => end() }, 'Stop');
  const card = element('div', { class: 'move', tabindex: '-1', hidden: true, 'aria-label': 'The rehearsal that goes on' }, phase, bar, stop);
  const shown = element('div', { class: 'report' });
  const earlier = element('div', {});
  content.append(note, form, trouble, card, shown, earlier);

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
    note.textContent = mayDeploy ? '' : 'Rehearsing is for those who may deploy.';
    list();
    follow(known.find(({ id }) => id === current));
  }

  function list() {
    form.hidden = !mayDeploy;
    earlier.replaceChildren(part('Earlier rehearsals', table({
      caption: 'Earlier rehearsals',
      empty: 'Nothing has been rehearsed yet.',
      columns: [
        { name: 'Begun', cell: ({ at }) => timeIn(zone, at) },
        { name: 'By', cell: ({ person }) => person ?? '–' },
        { name: 'Files', cell: ({ files: names }) => names.join(', ') },
        { name: 'Journeys', numeric: true, cell: ({ journeys: asked }) => asked },
        { name: 'What came out', cell: ended }
      ],
      rows: known.filter(({ state }) => state !== 'running')
    })));
  }

  function ended({ id, state, message, files: names }) {
    return state === 'finished'
      ? element('button', { type: 'button', class: 'quiet', 'aria-label': `Show the report of ${names.join(', ')}`, click: () => show(id) }, 'Show the report')
      : `${STATES[state]}. ${message ?? ''}`;
  }

  /** Sends the files; what is refused stays chosen, so that it can be mended and sent again. */
  async function ask() {
    const body = new FormData();
    [...files.files].forEach((file) => body.append('files', file));
    body.append('journeys', number.value);
    trouble.replaceChildren();
    shown.replaceChildren();
    begin.disabled = true;
    try {
      const begun = await send('POST', 'rehearsals', { form: body });
      current = begun.id;
      known = [begun, ...known];
      follow(begun);
      card.focus();
    } catch (error) {
      refuse(error);
    }
    begin.disabled = current !== null;
  }

  function refuse(error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    const findings = error.answer?.findings?.filter(({ severity }) => severity === 'ERROR');
    trouble.replaceChildren(...(findings?.length > 0 ? [
      element('p', {}, findings.length === 1 ? 'This would be refused. To be mended first:' : `This would be refused. To be mended first (${findings.length}):`),
      element('ul', {}, findings.map(({ file, element: id, label, text, rule }) => element('li', {},
        element('strong', {}, label || id), label && element('code', {}, id), element('span', { class: 'quiet' }, file), ` ${text} `, element('code', {}, rule))))
    ] : [element('p', {}, error.status === 403 ? `You may not do this. ${error.message}` : error.message)]));
    trouble.scrollIntoView({ block: 'nearest' });
  }

  /** Looks again while it goes on. */
  function follow(rehearsal) {
    clearTimeout(timer);
    const running = rehearsal?.state === 'running';
    card.hidden = !running;
    begin.disabled = running;
    stop.hidden = !mayDeploy;
    if (running) {
      bar.value = rehearsal.percent;
      phase.textContent = `${PHASES[rehearsal.phase] ?? ''} ${journeys(rehearsal.journeys)} with ${rehearsal.files.join(', ')}.`;
      timer = left ? null : setTimeout(look, PAUSE_MS);
    }
  }

  async function look() {
    try {
      changed(await get(`rehearsals/${encodeURIComponent(current)}`));
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      phase.textContent = error.message;
      timer = left ? null : setTimeout(look, PAUSE_MS);
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
        told(rehearsal);
      } else {
        trouble.replaceChildren(element('p', {}, `${STATES[rehearsal.state]}. ${rehearsal.message ?? ''}`));
      }
    }
  }

  async function end() {
    stop.disabled = true;
    try {
      changed(await send('POST', `rehearsals/${encodeURIComponent(current)}/stop`));
    } catch (error) {
      refuse(error);
    }
    stop.disabled = false;
  }

  async function show(id) {
    trouble.replaceChildren();
    shown.replaceChildren(element('p', { class: 'note' }, 'Reading the report…'));
    try {
      told(await get(`rehearsals/${encodeURIComponent(id)}`));
    } catch (error) {
      shown.replaceChildren();
      refuse(error);
    }
  }

  function told(rehearsal) {
    shown.replaceChildren(report(rehearsal));
    shown.querySelector('h3').focus();
  }

  return { ...about, load, draw, leave: () => { left = true; clearTimeout(timer); } };
}

function labelled(name, field) {
  field.id = `ostopolku-rehearse-${name.toLowerCase().replaceAll(' ', '-')}`;
  return element('span', { class: 'field' }, element('label', { for: field.id }, name), field);
}
