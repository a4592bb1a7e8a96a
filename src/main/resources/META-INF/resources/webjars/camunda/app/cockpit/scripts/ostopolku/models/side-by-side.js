/* A comparison: the figures of both versions with their confidence ranges, the significance, and the method. */
import { hiddenText, element, fold, table } from '/ostopolku/elements.js';
import { count, formatOf } from '/ostopolku/format.js';
import { journeys } from './preview.js';
import { part } from './section.js';

const PARTS = [
  { title: 'Results', figures: ['went-on', 'kept-warm', 'left', 'moved', 'still-in'] },
  { title: 'Time', figures: ['median-days', 'p90-days'] },
  { title: 'Feedback', figures: ['dissatisfied', 'satisfied', 'very-satisfied', 'unanswered'] },
  { title: 'Value', figures: ['ordered', 'order-value'] }
];

const share = formatOf('percent');
const FORMATS = { share: (value) => share(value * 100), days: formatOf('days'), EUR: formatOf('EUR') };

export function sideBySide({ days, first, second, figures, explained }, { name, csv }) {
  const isTooFew = figures.every(({ verdict }) => verdict === 'too-few');
  return element('section', { class: 'part', 'aria-label': 'The comparison' },
    element('h3', { tabindex: '-1' }, `${name}: version ${second.version} against version ${first.version}`),
    isTooFew && element('p', { class: 'note' }, element('strong', {}, figures[0].says)),
    element('p', { class: 'note' }, `${versionText(first)} ${versionText(second)} Each journey is observed for ${days} days after it entered the stage.`),
    PARTS.map(({ title, figures: ids }) => part(title, table({
      caption: title,
      columns: [
        { name: 'Figure', cell: (figure) => figure.title },
        { name: `Version ${first.version}`, cell: (figure) => estimate(figure.unit, figure.first, figure.firstJourneys, days) },
        { name: `Version ${second.version}`, cell: (figure) => estimate(figure.unit, figure.second, figure.secondJourneys, days) },
        { name: 'Significance', cell: (figure) => (isTooFew ? element('span', { class: 'none', 'data-verdict': 'too-few' }, 'Not enough journeys yet') : significance(figure)) }
      ],
      rows: ids.map((id) => figures.find(({ figure }) => figure === id))
    }))),
    fold('how versions are compared', 'Method', element('ul', {}, explained.map((sentence) => element('li', {}, sentence)))),
    element('p', { class: 'note' }, element('a', { href: csv, download: '' }, 'As CSV')));
}

function versionText({ version, entered, compared, tooRecent, changed, stillIn }) {
  const out = [
    tooRecent > 0 && `${count(tooRecent)} entered too recently`,
    changed > 0 && `${count(changed)} ${changed === 1 ? 'was' : 'were'} migrated to another version`
  ].filter(Boolean);
  return `Version ${version}: ${journeys(entered)} entered, ${count(stillIn)} of them still in the stage; ${count(compared)} compared${out.length > 0 ? ` (${out.join(', ')})` : ''}.`;
}

/** A value with its range. A missing number of days is longer than the observed time. */
function estimate(unit, { value, low, high }, number, days) {
  if (number === 0) {
    return element('span', { class: 'none' }, '–', hiddenText('no journey'));
  }
  const format = FORMATS[unit];
  const beyond = unit === 'days' ? `over ${days} days` : '–';
  const range = low === null && high === null ? null
    : high === null ? `${format(low)} or more` : low === null ? `${format(high)} or less` : `${format(low)} to ${format(high)}`;
  return element('span', {}, value === null ? beyond : format(value), range && element('span', { class: 'range' }, range));
}

function significance({ verdict, good, says }) {
  const className = verdict === 'too-few' ? 'none' : verdict === 'unclear' ? 'unclear'
    : good === null ? 'different' : (verdict === 'more') === (good === 'up') ? 'good' : 'bad';
  return element('span', { class: className, 'data-verdict': verdict }, says);
}
