/* An experiment that runs, or waits for what shall be tried. */
import { element } from '../elements.js';
import { count, timeIn } from '../format.js';
import { field } from './fields.js';
import { zone } from './section.js';

export function card(experiment, { name, mayDeploy, compare, change, end }) {
  const { id, control, candidate, later, share, state, controlJourneys, candidateJourneys, begunAt, begunBy, shares } = experiment;
  const waits = state === 'waiting';
  const percent = element('input', { type: 'number', min: 1, max: 99, required: true, value: share });
  const button = (text, click, quiet = true) => element('button', { type: 'button', class: quiet && 'quiet', click }, text);
  return element('section', { class: 'move', 'aria-label': `Experiment on ${name}`, 'data-experiment': id },
    element('h3', {}, `${name}: version ${candidate} for ${share} % of the new customers, version ${control} for all others`),
    element('p', { class: 'lead' }, `${begunBy ?? 'The application'}, ${timeIn(zone, begunAt)}`
      + shares.slice(1).map(({ share: then, since, person }) => `; ${then} % since ${timeIn(zone, since)}, ${person ?? 'the application'}`).join('')),
    element('p', {}, element('strong', {}, waits ? `Waits for version ${candidate}. ` : 'Runs. '),
      waits ? `Deploy it from Modeler: it goes to this share only, from its first minute. Until then everybody gets version ${control}.`
        : `${count(candidateJourneys)} new customers got version ${candidate} so far, ${count(controlJourneys)} version ${control}.`),
    later && element('p', { class: 'trouble' }, `Version ${later} was deployed meanwhile. Nobody gets it while the experiment runs, and the decision puts the version that is kept over it.`),
    element('div', { class: 'actions' },
      !waits && button('Compare', () => compare(experiment), false),
      mayDeploy && !waits && button(`Keep version ${candidate}`, () => end('candidate')),
      mayDeploy && button(waits ? 'End it' : `Go back to version ${control}`, () => end('control'))),
    mayDeploy && element('form', { class: 'filters', submit: (event) => { event.preventDefault(); change(Number(percent.value)); } },
      field(`experiment-${id}`, 'Percent of new customers', percent), element('button', { type: 'submit', class: 'quiet' }, 'Change the share')));
}
