/* Compares two versions of a stage. */
import { ApiError, addressOf, get } from '/ostopolku/api.js';
import { element, field } from '/ostopolku/elements.js';
import { date } from '/ostopolku/format.js';
import { setOptions } from './options.js';
import { section } from './section.js';
import { sideBySide } from './side-by-side.js';
import { stagesWithVersions } from './versions.js';

const DAYS = [7, 14, 30, 60, 90, 180, 365];

export function comparisonSection() {
  const { content, ...about } = section('comparing', 'Compare versions',
    'Compare the figures of two versions of a stage, with their statistical significance.');
  const stage = element('select', { change: () => choose({ stage: stage.value }) });
  const scope = element('select', { change: () => choose({ ...chosen(), scope: scope.value, first: null, second: null }) });
  const first = element('select', { change: () => choose(chosen()) });
  const second = element('select', { change: () => choose(chosen()) });
  const days = element('select', {},
    element('option', { value: '' }, 'default time'),
    DAYS.map((number) => element('option', { value: number }, `${number} days`)));
  const from = element('input', { type: 'date' });
  const to = element('input', { type: 'date' });
  const form = element('form', { class: 'filters', submit: (event) => { event.preventDefault(); compare(); } },
    field('comparison-stage', 'Stage', stage), field('comparison-journeys', 'Journeys', scope), field('comparison-first', 'First version', first), field('comparison-second', 'Second version', second),
    field('comparison-days', 'Observed for', days), field('comparison-from', 'Entered from', from), field('comparison-until', 'Entered until', to),
    element('button', { type: 'submit' }, 'Compare'));
  const note = element('p', { class: 'note' });
  const failure = element('p', { class: 'error', role: 'alert' });
  const result = element('div', { class: 'compared' });
  content.append(note, form, failure, result);

  let stages = [];
  let experiments = [];
  let request = null;

  function draw({ processes, experiments: all }) {
    stages = stagesWithVersions(processes).filter(({ versions }) => versions.length > 1);
    experiments = all.filter(({ state }) => state !== 'waiting');
    form.hidden = stages.length === 0;
    note.textContent = stages.length > 0 ? '' : 'No stage has a second version yet.';
    if (form.hidden) {
      result.replaceChildren();
    } else {
      choose(stages.some(({ key }) => key === stage.value) ? chosen() : { stage: stages[0].key });
    }
  }

  function chosen() {
    return { stage: stage.value, scope: scope.value, first: Number(first.value), second: Number(second.value) };
  }

  function choose(wanted) {
    setOptions(stage, stages.map(({ key, name }) => ({ value: key, text: name })), wanted.stage);
    const { versions } = stages.find(({ key }) => key === stage.value);
    const ofStage = experiments.filter((experiment) => experiment.stage === stage.value);
    setOptions(scope, [{ value: '', text: 'all journeys' },
      ...ofStage.map(({ id, begunAt }) => ({ value: String(id), text: `experiment of ${date(begunAt)}` }))], wanted.scope);
    const experiment = ofStage.find(({ id }) => String(id) === scope.value);
    const options = (some) => some.map((version) => ({ value: version, text: `version ${version}` }));
    setOptions(second, options(versions), experiment?.candidate ?? wanted.second);
    setOptions(first, options(versions.filter((version) => version !== Number(second.value))),
      experiment?.control ?? wanted.first ?? versions.find((version) => version < Number(second.value)));
    first.disabled = second.disabled = Boolean(experiment);
  }

  /** Shows the comparison of an experiment. */
  function showExperiment({ id, stage: key }) {
    if (!stages.some((one) => one.key === key)) {
      failure.textContent = 'The versions of this experiment have been deleted.';
      about.heading.scrollIntoView({ block: 'start' });
      return null;
    }
    choose({ stage: key, scope: String(id) });
    days.value = from.value = to.value = '';
    about.heading.scrollIntoView({ block: 'start' });
    return compare();
  }

  async function compare() {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    failure.textContent = '';
    result.setAttribute('aria-busy', 'true');
    if (!result.hasChildNodes()) {
      result.replaceChildren(element('p', { class: 'note' }, 'Comparing…'));
    }
    const path = `comparisons/${encodeURIComponent(stage.value)}`;
    const parameters = { experiment: scope.value, first: first.value, second: second.value, days: days.value, from: from.value, to: to.value };
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
      failure.textContent = error.message;
      failure.scrollIntoView({ block: 'nearest' });
    }
    result.setAttribute('aria-busy', 'false');
  }

  return { ...about, draw, showExperiment, leave: () => request?.abort() };
}
