/* What customers say: the kinds of answer kept apart, the recoveries that are open, and their own words. */
import { aside, bar, element, table } from '../elements.js';
import { count, dateIn, decimal, share, timeIn, writer } from '../format.js';
import { comparisons } from './comparison.js';

const KINDS = [
  { key: 'dissatisfied', name: 'Dissatisfied', kpi: 'feedback-dissatisfied' },
  { key: 'satisfied', name: 'Satisfied', kpi: 'feedback-satisfied' },
  { key: 'verySatisfied', name: 'Very satisfied', kpi: 'feedback-very-satisfied' },
  { key: 'unanswered', name: 'No answer', kpi: 'feedback-answered' }
];

const hours = writer('hours');

export function experience({ experience: figures, period: { zone } }, page) {
  return page.section('experience', 'Experience', null, [
    page.part('Feedback by touchpoint', page.csv('figures/experience', 'Experience'), byTouchpoint(figures, page)),
    element('div', { class: 'beside' },
      element('section', { class: 'tile', 'aria-label': 'Time to recover the trust' },
        element('h3', {}, 'From bad feedback to trust recovered (median)'),
        element('p', { class: 'value' }, page.number(figures.recoveryHours.value, hours, { what: 'kpi', kpi: 'recovery-hours' }, 'Time to recover')),
        element('p', { class: 'compared' }, comparisons(figures.recoveryHours, hours))),
      page.part('Open recoveries', null, recoveries(figures.openRecoveries, zone, page))),
    page.part('What they said last', page.csv('feedback', 'Feedback'), latest(figures.latest, zone, page))
  ]);
}

function nameOf({ name, touchpoint }) {
  return name ?? (touchpoint || 'Not known');
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
      { name: 'Asked', numeric: true, cell: (row) => page.number(row.asked, count, list(row, 'feedback-answered'), nameOf(row)) }
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
      { name: 'What they said', cell: ({ text }) => text || '–' },
      { name: 'Since', cell: ({ since }) => dateIn(zone, since) },
      { name: 'Due', cell: (row) => [timeIn(zone, row.due), late(row) && element('strong', { class: 'late' }, ' overdue')] },
      { name: 'Who', cell: ({ assignee }) => assignee ?? 'Nobody yet' }
    ],
    rows
  });
}

function latest(rows, zone, page) {
  if (rows.length === 0) {
    return element('p', { class: 'empty' }, 'Nobody has written anything in this selection.');
  }
  return element('ul', { class: 'feedback' }, rows.map((row) => element('li', { class: row.class },
    element('p', { class: 'score' }, aside('Score '), decimal(row.score)),
    element('div', {},
      element('blockquote', {}, row.text),
      element('p', { class: 'where' }, page.customer(row), ` · ${row.touchpoint} · ${dateIn(zone, row.at)} · ${words(row.class)}`)))));
}

function words(kind) {
  return KINDS.find(({ key, kpi }) => key === kind || kpi === `feedback-${kind}`)?.name ?? kind;
}
