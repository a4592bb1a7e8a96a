/* The stages: a column for each, with the company's name of the stage and the customer's stage as its subtitle. */
import { hiddenText, bar, element, fold } from '/ostopolku/elements.js';
import { count, decimal, formatOf, share } from '/ostopolku/format.js';
import { comparisons, isMissed } from '/ostopolku/comparison.js';
import { placeName } from '/ostopolku/stages.js';
import { KPIS } from './kpis.js';

/** The exits of a stage, in the order of the bar. */
const EXITS = [
  { key: 'goneOn', what: 'gone-on', name: 'Moved on' },
  { key: 'nurtured', what: 'nurtured', name: 'Kept warm' },
  { key: 'moved', what: 'moved', name: 'Moved to another stage' },
  { key: 'left', what: 'left', name: 'Lost or no fit' }
];

export function stages(figures, page) {
  const { keptWarm, kpis = [] } = figures;
  return page.section('stages', 'Where the customers are', page.csv('figures/stages', 'Stages'), [
    element('div', { class: 'stages' }, figures.stages.map((stage) => column(stage, page))),
    element('p', { class: 'note' },
      page.number(keptWarm, count, { what: 'now', stage: 'nurture' }, 'customers kept warm'),
      ` ${keptWarm === 1 ? 'customer is' : 'customers are'} kept warm outside the stages and will be asked again.`),
    kpis.length > 0 && element('div', { class: 'kpis of-all' },
      foldedKpis('Business KPIs over all stages', 'business', { kpis }, page),
      foldedKpis('Development KPIs over all stages', 'development', { kpis }, page))
  ]);
}

function column(stage, page) {
  const stageName = placeName(stage.stage);
  const row = ({ key, name, what, format = count, kpi, before }, more) =>
    line(name, stage[key], format, page, { what, kpi, stage: stage.stage }, stageName, { before, more });
  return element('section', { class: 'stage', 'aria-label': stageName },
    element('h3', { class: 'stage-name' }, stageName),
    element('p', { class: 'customers' }, hiddenText('The customer: '), stage.customers),
    element('p', { class: 'now' }, page.number(stage.now, count, { what: 'now', stage: stage.stage }, `now in ${stageName}`), ' now'),
    element('dl', {},
      row({ key: 'entered', name: 'Entered', what: 'entered' }, exitBar(stage)),
      EXITS.map((exit) => row({ ...exit, before: element('span', { class: `swatch ${exit.what}`, 'aria-hidden': 'true' }) },
        exit.key === 'goneOn' && conversionShare(stage))),
      row({ key: 'medianDays', name: 'Median stay (days)', what: 'kpi', kpi: KPIS.stageDays, format: decimal }),
      row({ key: 'p90Days', name: '90 % within (days)', what: 'kpi', kpi: KPIS.stageDays, format: decimal })),
    element('div', { class: 'kpis' },
      foldedKpis('Business KPIs', 'business', stage, page),
      foldedKpis('Development KPIs', 'development', stage, page)));
}

function exitBar(stage) {
  const total = EXITS.reduce((sum, { key }) => sum + (stage[key].value ?? 0), 0);
  return bar(...EXITS.map(({ key, what }) => ({ share: total && stage[key].value / total, kind: what })));
}

function conversionShare({ onShare: figure }) {
  return typeof figure?.value === 'number' && element('span', { class: 'before' }, `${share(figure.value)} of the finished stays`);
}

/** A figure with its name, and its comparisons below. */
function line(name, figure, format, page, list, place, { before, more } = {}) {
  return element('div', {},
    element('dt', {}, before, name),
    element('dd', {}, page.number(figure.value, format, list, [name, place].filter(Boolean).join(', '))),
    element('dd', { class: 'compared' }, more, comparisons(figure, format)));
}

function foldedKpis(title, kind, { kpis, stage, question }, page) {
  const own = kpis.filter((kpi) => kpi.kind === kind);
  const missed = own.filter(isMissed).length;
  return own.length > 0 && fold(`${stage} ${kind}`,
    [title, missed > 0 && element('span', { class: 'target missed' }, `✗ ${missed} ${missed === 1 ? 'target' : 'targets'} missed`)],
    kind === 'business' && question && element('p', { class: 'question' }, question),
    element('dl', {}, own.map((kpi) => line(kpi.name, kpi, formatOf(kpi.unit), page, { what: 'kpi', stage, kpi: kpi.kpi }, stage && placeName(stage)))));
}
