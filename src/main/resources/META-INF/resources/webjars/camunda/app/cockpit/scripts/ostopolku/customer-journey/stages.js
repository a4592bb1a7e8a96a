/* Where the customers are: a column for each stage, the customer's stage above ours. */
import { aside, bar, element, fold } from '../elements.js';
import { count, decimal, share, writer } from '../format.js';
import { comparisons, isMissed } from './comparison.js';

/** The four ways out of a stage, in the order of the bar. */
const WAYS = [
  { key: 'goneOn', what: 'gone-on', name: 'Gone on' },
  { key: 'nurtured', what: 'nurtured', name: 'Kept warm' },
  { key: 'moved', what: 'moved', name: 'Jumped elsewhere' },
  { key: 'left', what: 'left', name: 'Left us' }
];

export function stages(figures, page) {
  const { keptWarm, kpis = [] } = figures;
  return page.section('stages', 'Where the customers are', page.csv('figures/stages', 'Stages'), [
    element('div', { class: 'stages' }, figures.stages.map((stage) => column(stage, page))),
    element('p', { class: 'note' },
      page.number(keptWarm, count, { what: 'now', stage: 'nurture' }, 'customers kept warm'),
      ` ${keptWarm === 1 ? 'customer is' : 'customers are'} kept warm beside the stages and will be asked again.`),
    kpis.length > 0 && element('div', { class: 'kpis of-all' },
      foldedKpis('Business KPIs over all stages', 'business', { kpis }, page),
      foldedKpis('Development KPIs over all stages', 'development', { kpis }, page))
  ]);
}

function column(stage, page) {
  const row = ({ key, name, what, write = count, kpi, before }, more) =>
    line(name, stage[key], write, page, { what, kpi, stage: stage.stage }, stage.ours, { before, more });
  return element('section', { class: 'stage', 'aria-label': stage.ours },
    element('h3', { class: 'customers' }, aside('The customer: '), stage.customers),
    element('p', { class: 'ours' }, aside('We: '), stage.ours),
    element('p', { class: 'now' }, page.number(stage.now, count, { what: 'now', stage: stage.stage }, `now in ${stage.ours}`), ' here now'),
    element('dl', {},
      row({ key: 'entered', name: 'Entered', what: 'entered' }, waysOut(stage)),
      WAYS.map((way) => row({ ...way, before: element('span', { class: `swatch ${way.what}`, 'aria-hidden': 'true' }) },
        way.key === 'goneOn' && onShare(stage))),
      row({ key: 'medianDays', name: 'Median stay, days', what: 'kpi', kpi: 'stage-days', write: decimal }),
      row({ key: 'p90Days', name: '9 of 10 within, days', what: 'kpi', kpi: 'stage-days', write: decimal })),
    element('div', { class: 'kpis' },
      foldedKpis('Business KPIs', 'business', stage, page),
      foldedKpis('Development KPIs', 'development', stage, page)));
}

function waysOut(stage) {
  const left = WAYS.reduce((sum, { key }) => sum + (stage[key].value ?? 0), 0);
  return bar(...WAYS.map(({ key, what }) => ({ share: left && stage[key].value / left, kind: what })));
}

function onShare({ onShare: figure }) {
  return typeof figure?.value === 'number' && element('span', { class: 'before' }, `${share(figure.value)} of finished stays`);
}

/** A figure with its name, and how it compares below. */
function line(name, figure, write, page, list, where, { before, more } = {}) {
  return element('div', {},
    element('dt', {}, before, name),
    element('dd', {}, page.number(figure.value, write, list, [name, where].filter(Boolean).join(', '))),
    element('dd', { class: 'compared' }, more, comparisons(figure, write)));
}

function foldedKpis(title, kind, { kpis, stage, ours, question }, page) {
  const own = kpis.filter((kpi) => kpi.kind === kind);
  const missed = own.filter(isMissed).length;
  return own.length > 0 && fold(`${stage} ${kind}`,
    [title, missed > 0 && element('span', { class: 'target missed' }, `✗ ${missed} past target`)],
    kind === 'business' && question && element('p', { class: 'question' }, question),
    element('dl', {}, own.map((kpi) => line(kpi.name, kpi, writer(kpi.unit), page, { what: 'kpi', stage, kpi: kpi.kpi }, ours))));
}
