/* Instances that are finished, each with the path that the customer took. */
import { element, table } from '../elements.js';
import { count, timeIn } from '../format.js';
import { addressOf, finishedOf } from './choice.js';
import { tab } from './tab.js';
import { duration, sentence } from './wording.js';

export function finishedTab(node, definition) {
  return tab(node, {
    name: 'Finished',
    note: 'The newest first. Cockpit has no page for a finished instance, so its path stands here.',
    load: (page) => finishedOf(definition, page),
    draw,
    csv: (page) => [{ name: 'Steps', address: addressOf(definition, 'finished/steps', { page }) }]
  });
}

function draw({ total, page, pageSize, rows, period: { zone } }, show) {
  const first = (page - 1) * pageSize + 1;
  return [
    table({
      caption: 'Finished instances',
      empty: 'No instance of this version was finished in this period.',
      columns: [
        { name: 'Journey', cell: ({ journey }) => journey ?? '–' },
        { name: 'Customer', cell: ({ journey, customerName }) => customerName ?? (journey ? 'Not known any more' : 'No customer') },
        { name: 'Path', cell: ({ path }) => pathOf(path) },
        { name: 'End', cell: ({ end, cancelled }) => element('div', { class: cancelled ? 'end broken-off' : 'end' }, sentence(end)) },
        { name: 'Started', cell: ({ startedAt }) => element('div', { class: 'time' }, timeIn(zone, startedAt)) },
        { name: 'Ended', cell: ({ endedAt }) => element('div', { class: 'time' }, timeIn(zone, endedAt)) },
        { name: 'Took', numeric: true, cell: ({ hours }) => duration(hours) }
      ],
      rows
    }),
    total > pageSize && element('nav', { class: 'pages', 'aria-label': 'Pages of finished instances' },
      element('button', { type: 'button', disabled: page === 1, click: () => show(page - 1) }, 'Newer'),
      element('span', {}, `${count(first)}–${count(Math.min(total, first + rows.length - 1))} of ${count(total)}`),
      element('button', { type: 'button', disabled: first + pageSize > total, click: () => show(page + 1) }, 'Older'))
  ].filter(Boolean);
}

function pathOf(path) {
  return path.length === 0
    ? element('span', { class: 'quiet' }, 'No touchpoint')
    : element('ol', { class: 'path' }, path.map(({ kind, name, answer, brokenOff }) =>
      element('li', { class: kind },
        name,
        answer !== null && element('strong', {}, ` ${sentence(answer)}`),
        brokenOff && element('span', { class: 'broken-off' }, ' (broken off)'))));
}
