/* The card of an experiment that is running or waiting for its candidate. */
import { element, field } from '/ostopolku/elements.js';
import { count, dateTime, quantity } from '/ostopolku/format.js';

export function card(experiment, { name, mayDeploy, compare, change, end }) {
  const { id, control, candidate, later, share, state, controlJourneys, candidateJourneys, begunAt, begunBy, shares } = experiment;
  const isWaiting = state === 'waiting';
  const percent = element('input', { type: 'number', min: 1, max: 99, required: true, value: share });
  const button = (text, click, isQuiet = true) => element('button', { type: 'button', class: isQuiet && 'quiet', click }, text);
  return element('section', { class: 'card', 'aria-label': `Experiment on ${name}`, 'data-experiment': id },
    element('h3', {}, `${name}: version ${candidate} for ${share} % of the new customers, version ${control} for the others`),
    element('p', { class: 'lead' }, `${begunBy ?? 'System'}, ${dateTime(begunAt)}`
      + shares.slice(1).map(({ share: percentThen, since, person }) => `; ${percentThen} % since ${dateTime(since)}, ${person ?? 'system'}`).join('')),
    element('p', {}, element('strong', {}, isWaiting ? `Waiting for version ${candidate}. ` : 'Running. '),
      isWaiting ? `Deploy it from Camunda Modeler. Only this share of the new customers gets it. Until then all customers get version ${control}.`
        : `${quantity(candidateJourneys, 'new customer', 'new customers')} got version ${candidate}, ${count(controlJourneys)} got version ${control}.`),
    later && element('p', { class: 'error' }, `Version ${later} was deployed during the experiment. No customer gets it, and at the end the version that you keep is deployed again.`),
    element('div', { class: 'actions' },
      !isWaiting && button('Compare', () => compare(experiment), false),
      mayDeploy && !isWaiting && button(`Keep version ${candidate}`, () => end('candidate')),
      mayDeploy && button(isWaiting ? 'Cancel the experiment' : `Keep version ${control}`, () => end('control'))),
    mayDeploy && element('form', { class: 'filters', submit: (event) => { event.preventDefault(); change(Number(percent.value)); } },
      field(`experiment-${id}-share`, 'Percent of new customers', percent), element('button', { type: 'submit', class: 'quiet' }, 'Change the share')));
}
