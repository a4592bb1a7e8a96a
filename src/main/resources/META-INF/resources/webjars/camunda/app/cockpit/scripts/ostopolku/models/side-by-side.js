/* A comparison: each figure of both versions with its range, what can be told, and how it was compared. */
import { aside, element, fold, table } from '../elements.js';
import { count, writer } from '../format.js';
import { journeys } from './preview.js';
import { part } from './section.js';

const PARTS = [
  { title: 'What became of them', figures: ['went-on', 'kept-warm', 'left', 'moved', 'still-in'] },
  { title: 'Time', figures: ['median-days', 'p90-days'] },
  { title: 'Feedback', figures: ['dissatisfied', 'satisfied', 'very-satisfied', 'unanswered'] },
  { title: 'Value', figures: ['ordered', 'order-value'] }
];

const share = writer('percent');
const WRITERS = { share: (value) => share(value * 100), days: writer('days'), EUR: writer('EUR') };

export function sideBySide({ days, first, second, figures, explained }, { name, csv }) {
  const none = figures.every(({ verdict: said }) => said === 'too-few');
  return element('section', { class: 'part', 'aria-label': 'The comparison' },
    element('h3', { tabindex: '-1' }, `${name}: version ${second.version} against version ${first.version}`),
    none && element('p', { class: 'note' }, element('strong', {}, figures[0].says)),
    element('p', { class: 'note' }, `${told(first)} ${told(second)} Each is watched for ${days} days from entering.`),
    PARTS.map(({ title, figures: ids }) => part(title, table({
      caption: title,
      columns: [
        { name: 'Figure', cell: (figure) => figure.title },
        { name: `Version ${first.version}`, cell: (figure) => estimate(figure.unit, figure.first, figure.firstJourneys, days) },
        { name: `Version ${second.version}`, cell: (figure) => estimate(figure.unit, figure.second, figure.secondJourneys, days) },
        { name: 'What can be told', cell: (figure) => (none ? element('span', { class: 'none', 'data-verdict': 'too-few' }, 'Not enough journeys yet') : verdict(figure)) }
      ],
      rows: ids.map((id) => figures.find(({ figure }) => figure === id))
    }))),
    fold('how versions are compared', 'How it was compared', element('ul', {}, explained.map((sentence) => element('li', {}, sentence)))),
    element('p', { class: 'note' }, element('a', { href: csv, download: '' }, 'As CSV')));
}

function told({ version, entered, compared, tooRecent, changed, stillIn }) {
  const out = [
    tooRecent > 0 && `${count(tooRecent)} entered too recently`,
    changed > 0 && `${count(changed)} ${changed === 1 ? 'was' : 'were'} moved to another version`
  ].filter(Boolean);
  return `Version ${version}: ${journeys(entered)} entered, ${count(stillIn)} of them still in; ${count(compared)} compared${out.length > 0 ? ` (${out.join(', ')})` : ''}.`;
}

/** A value that is not there lies beyond what was watched, if there are journeys at all. */
function estimate(unit, { value, low, high }, number, days) {
  if (number === 0) {
    return element('span', { class: 'none' }, '–', aside('no journey'));
  }
  const write = WRITERS[unit];
  const beyond = unit === 'days' ? `over ${days} days` : '–';
  const range = low === null && high === null ? null
    : high === null ? `${write(low)} or more` : low === null ? `${write(high)} or less` : `${write(low)} to ${write(high)}`;
  return element('span', {}, value === null ? beyond : write(value), range && element('span', { class: 'range' }, range));
}

function verdict({ verdict: said, good, says }) {
  const look = said === 'too-few' ? 'none' : said === 'unclear' ? 'unclear'
    : good === null ? 'different' : (said === 'more') === (good === 'up') ? 'fine' : 'trouble';
  return element('span', { class: look, 'data-verdict': said }, says);
}
