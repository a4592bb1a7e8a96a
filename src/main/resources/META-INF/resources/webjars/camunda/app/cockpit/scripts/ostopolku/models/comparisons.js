/* Two versions of a stage side by side: choose, and read what can be told from chance. */
import { ApiError, addressOf, get } from '../api.js';
import { element } from '../elements.js';
import { dateIn } from '../format.js';
import { field, offer } from './fields.js';
import { section, zone } from './section.js';
import { sideBySide } from './side-by-side.js';
import { stagesOf } from './stages.js';

const DAYS = [7, 14, 30, 60, 90, 180, 365];

export function comparing() {
  const { content, ...about } = section('comparing', 'Compare versions',
    'Whether a version of a stage does better than another one, and how sure that is.');
  const stage = element('select', { change: () => choose({ stage: stage.value }) });
  const whose = element('select', { change: () => choose({ ...chosen(), whose: whose.value, first: null, second: null }) });
  const first = element('select', { change: () => choose(chosen()) });
  const second = element('select', { change: () => choose(chosen()) });
  const days = element('select', {},
    element('option', { value: '' }, 'as long as usual'),
    DAYS.map((number) => element('option', { value: number }, `${number} days each`)));
  const from = element('input', { type: 'date' });
  const to = element('input', { type: 'date' });
  const form = element('form', { class: 'filters', submit: (event) => { event.preventDefault(); compare(); } },
    field('compare', 'Stage', stage), field('compare', 'Journeys', whose), field('compare', 'First version', first), field('compare', 'Second version', second),
    field('compare', 'Watched for', days), field('compare', 'Entered from', from), field('compare', 'Entered until', to),
    element('button', { type: 'submit' }, 'Compare'));
  const note = element('p', { class: 'note' });
  const trouble = element('p', { class: 'trouble', role: 'alert' });
  const result = element('div', { class: 'compared' });
  content.append(note, form, trouble, result);

  let stages = [];
  let experiments = [];
  let request = null;

  function draw({ processes, experiments: known }) {
    stages = stagesOf(processes).filter(({ versions }) => versions.length > 1);
    experiments = known.filter(({ state }) => state !== 'waiting');
    form.hidden = stages.length === 0;
    note.textContent = stages.length > 0 ? '' : 'Every stage has one version only: there is nothing to compare yet.';
    if (form.hidden) {
      result.replaceChildren();
    } else {
      choose(stages.some(({ key }) => key === stage.value) ? chosen() : { stage: stages[0].key });
    }
  }

  function chosen() {
    return { stage: stage.value, whose: whose.value, first: Number(first.value), second: Number(second.value) };
  }

  function choose(wish) {
    offer(stage, stages.map(({ key, name }) => ({ value: key, text: name })), wish.stage);
    const { versions } = stages.find(({ key }) => key === stage.value);
    const tried = experiments.filter((experiment) => experiment.stage === stage.value);
    offer(whose, [{ value: '', text: 'all that entered' },
      ...tried.map(({ id, begunAt }) => ({ value: String(id), text: `of the experiment of ${dateIn(zone, begunAt)}` }))], wish.whose);
    const experiment = tried.find(({ id }) => String(id) === whose.value);
    const options = (some) => some.map((version) => ({ value: version, text: `version ${version}` }));
    offer(second, options(versions), experiment?.candidate ?? wish.second);
    offer(first, options(versions.filter((version) => version !== Number(second.value))),
      experiment?.control ?? wish.first ?? versions.find((version) => version < Number(second.value)));
    first.disabled = second.disabled = Boolean(experiment);
  }

  /** What an experiment has shown so far. */
  function showExperiment({ id, stage: key }) {
    if (!stages.some((one) => one.key === key)) {
      trouble.textContent = 'Its versions are not in the engine any more.';
      about.heading.scrollIntoView({ block: 'start' });
      return null;
    }
    choose({ stage: key, whose: String(id) });
    days.value = from.value = to.value = '';
    about.heading.scrollIntoView({ block: 'start' });
    return compare();
  }

  async function compare() {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    trouble.textContent = '';
    result.setAttribute('aria-busy', 'true');
    if (!result.hasChildNodes()) {
      result.replaceChildren(element('p', { class: 'note' }, 'Comparing…'));
    }
    const path = `comparisons/${encodeURIComponent(stage.value)}`;
    const parameters = { experiment: whose.value, first: first.value, second: second.value, days: days.value, from: from.value, to: to.value };
    try {
      const answer = await get(path, parameters, signal);
      result.replaceChildren(sideBySide(answer, { name: stages.find(({ key }) => key === answer.stage).name,
        csv: addressOf(`${path}/figures`, { ...parameters, format: 'csv' }) }));
      result.querySelector('h3').focus();
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (!(error instanceof ApiError)) {
        throw error;
      }
      result.replaceChildren();
      trouble.textContent = error.message;
      trouble.scrollIntoView({ block: 'nearest' });
    }
    result.setAttribute('aria-busy', 'false');
  }

  return { ...about, draw, showExperiment, leave: () => request?.abort() };
}
