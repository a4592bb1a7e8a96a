/* Feedback of customers: by class and touchpoint, open recoveries, latest comments. */
import { KPIS } from './kpis.js';
import { hiddenText, bar, element, table } from '/ostopolku/elements.js';
import { count, date, decimal, share, dateTime, formatOf } from '/ostopolku/format.js';
import { comparisons } from '/ostopolku/comparison.js';

const KINDS = [
  { key: 'dissatisfied', name: 'Dissatisfied', kpi: KPIS.dissatisfied },
  { key: 'satisfied', name: 'Satisfied', kpi: KPIS.satisfied },
  { key: 'verySatisfied', name: 'Very satisfied', kpi: KPIS.verySatisfied },
  { key: 'unanswered', name: 'No answer', kpi: KPIS.answered }
];

const hours = formatOf('hours');

export function experience({ experience: figures, period: { zone } }, page) {
  return page.section('experience', 'Experience', null, [
    page.part('Feedback by touchpoint', page.csv('figures/experience', 'Experience'), byTouchpoint(figures, page)),
    element('div', { class: 'beside' },
      element('section', { class: 'tile', 'aria-label': 'Time to recover trust' },
        element('h3', {}, 'Time from bad feedback to recovered trust (median)'),
        element('p', { class: 'value' }, page.number(figures.recoveryHours.value, hours, { what: 'kpi', kpi: KPIS.recoveryHours }, 'Time to recover')),
        element('p', { class: 'compared' }, comparisons(figures.recoveryHours, hours))),
      page.part('Open recoveries', null, recoveries(figures.openRecoveries, zone, page))),
    page.part('Latest comments', page.csv('feedback', 'Feedback'), latest(figures.latest, zone, page))
  ]);
}

function nameOf({ name, touchpoint }) {
  return name ?? (touchpoint || 'Unknown');
}

function byTouchpoint({ total, touchpoints }, page) {
  const list = (row, kpi) => ({ what: 'kpi', kpi, touchpoint: row.touchpoint });
  const rows = total.asked > 0 ? [{ ...total, name: 'All touchpoints' }, ...touchpoints] : [];
  return table({
    caption: 'Feedback by touchpoint',
    empty: 'No customer was asked in this selection.',
    rowClass: ({ name }) => name && 'total',
    columns: [
      { name: 'Touchpoint', cell: (row) => nameOf(row) },
      { name: 'Bar', drawn: true, cell: (row) => bar(...KINDS.map(({ key }) => ({ share: row[key], kind: key }))) },
      ...KINDS.map(({ key, name, kpi }) => ({
        name: [element('span', { class: `swatch ${key}`, 'aria-hidden': 'true' }), name],
        numeric: true,
        cell: (row) => page.number(row[key], share, list(row, kpi), `${nameOf(row)}, ${name}`)
      })),
      { name: 'Requests', numeric: true, cell: (row) => page.number(row.asked, count, list(row, KPIS.answered), nameOf(row)) }
    ],
    rows
  });
}

function recoveries(rows, zone, page) {
  const late = ({ due }) => due && new Date(due) < page.now();
  return table({
    caption: 'Open recoveries',
    empty: 'No recovery is open.',
    columns: [
      { name: 'Customer', cell: (row) => page.customer(row) },
      { name: 'Score', numeric: true, cell: ({ score }) => decimal(score) },
      { name: 'Comment', cell: ({ text }) => text || '–' },
      { name: 'Since', cell: ({ since }) => date(since, zone) },
      { name: 'Due', cell: (row) => [dateTime(row.due, zone), late(row) && element('strong', { class: 'late' }, ' overdue')] },
      { name: 'Assignee', cell: ({ assignee }) => assignee ?? 'Not claimed yet' }
    ],
    rows
  });
}

function latest(rows, zone, page) {
  if (rows.length === 0) {
    return element('p', { class: 'empty' }, 'No comment in this selection.');
  }
  return element('ul', { class: 'feedback' }, rows.map((row) => element('li', { class: row.class },
    element('p', { class: 'score' }, hiddenText('Score '), decimal(row.score)),
    element('div', {},
      element('blockquote', {}, row.text),
      element('p', { class: 'where' }, page.customer(row), ` · ${row.touchpoint} · ${date(row.at, zone)} · ${className(row.class)}`)))));
}

function className(kind) {
  return KINDS.find(({ key, kpi }) => key === kind || kpi === `feedback-${kind}`)?.name ?? kind;
}
