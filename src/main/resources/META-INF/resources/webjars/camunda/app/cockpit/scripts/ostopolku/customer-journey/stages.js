/* Where the customers are: a column for each stage, the customer's stage above ours. */
import { aside, bar, element, fold } from '../elements.js';
import { count, decimal, share, writer } from '../format.js';
import { comparisons, withTarget } from './comparison.js';

/** The four ways out of a stage, in the order of the bar. */
const WAYS = [
  { key: 'goneOn', what: 'gone-on', name: 'Gone on' },
  { key: 'nurtured', what: 'nurtured', name: 'Kept warm' },
  { key: 'moved', what: 'moved', name: 'Jumped elsewhere' },
  { key: 'left', what: 'left', name: 'Left us' }
];

export function stages(figures, page) {
  const { keptWarm } = figures;
  return page.section('stages', 'Where the customers are', page.csv('figures/stages', 'Stages'), [
    element('div', { class: 'stages' }, figures.stages.map((stage) => column(stage, page))),
    element('p', { class: 'note' },
      page.number(count(keptWarm), { what: 'now', stage: 'nurture' }, 'customers kept warm'),
      ` ${keptWarm === 1 ? 'customer is' : 'customers are'} kept warm beside the stages and will be asked again.`)
  ]);
}

function column(stage, page) {
  const list = (what, others) => ({ what, stage: stage.stage, ...others });
  const left = WAYS.reduce((sum, { key }) => sum + (stage[key].value ?? 0), 0);
  return element('section', { class: 'stage', 'aria-label': stage.ours },
    element('h3', { class: 'customers' }, aside('The customer: '), stage.customers),
    element('p', { class: 'ours' }, aside('We: '), stage.ours),
    element('p', { class: 'now' }, page.number(count(stage.now), list('now'), `now in ${stage.ours}`), ' here now'),
    element('dl', {},
      row('Entered', stage.entered, count, list('entered'), page, stage),
      element('div', { class: 'ways' }, bar(...WAYS.map(({ key, what }) => ({ share: left && stage[key].value / left, kind: what })))),
      WAYS.map(({ key, what, name }) =>
        row([element('span', { class: `swatch ${what}`, 'aria-hidden': 'true' }), name], stage[key], count, list(what), page, stage,
          key === 'goneOn' && onShare(stage))),
      row('Median stay, days', stage.medianDays, decimal, list('kpi', { kpi: 'stage-days' }), page, stage),
      row('9 of 10 within, days', stage.p90Days, decimal, list('kpi', { kpi: 'stage-days' }), page, stage)),
    element('div', { class: 'kpis' },
      kpis('Business KPIs', 'business', stage, page),
      kpis('Development KPIs', 'development', stage, page)));
}

function onShare({ onShare: figure }) {
  return typeof figure?.value === 'number' && element('span', { class: 'before' }, `${share(figure.value)} of those who were here`);
}

function row(name, figure, write, list, page, stage, more) {
  return element('div', {},
    element('dt', {}, name),
    element('dd', {}, page.number(write(figure.value), list, `${stage.ours}`)),
    element('dd', { class: 'compared' }, more, comparisons(figure, write)));
}

function kpis(title, kind, stage, page) {
  const own = stage.kpis.filter((kpi) => kpi.kind === kind);
  const missed = own.filter((kpi) => withTarget(kpi, writer(kpi.unit))?.classList.contains('missed')).length;
  return own.length > 0 && fold(`${stage.stage} ${kind}`,
    [title, missed > 0 && element('span', { class: 'target missed' }, `✗ ${missed} past target`)],
    kind === 'business' && element('p', { class: 'question' }, stage.question),
    element('dl', {}, own.map((kpi) =>
      row(kpi.name, kpi, writer(kpi.unit), { what: 'kpi', stage: stage.stage, kpi: kpi.kpi }, page, stage))));
}
