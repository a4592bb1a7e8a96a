/* The tab "Finished": finished instances, each with the path of the customer. */
import { element, table } from '/ostopolku/elements.js';
import { count, dateTime, duration, sentence } from '/ostopolku/format.js';
import { csvAddress, loadFinished } from './choice.js';
import { tab } from './tab.js';

export function finishedTab(node, definition) {
  return tab(node, {
    name: 'Finished',
    note: 'The newest first. Cockpit has no page for a finished instance; its path is shown here.',
    load: (page) => loadFinished(definition, page),
    draw,
    csv: (page) => [{ name: 'Steps', address: csvAddress(definition, 'finished/steps', { page }) }]
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
        { name: 'Customer', cell: ({ journey, customerName }) => customerName ?? (journey ? 'Unknown' : 'No customer') },
        { name: 'Path', cell: ({ path }) => pathList(path) },
        { name: 'End', cell: ({ end, cancelled }) => element('div', { class: cancelled ? 'end cancelled' : 'end' }, sentence(end)) },
        { name: 'Started', cell: ({ startedAt }) => element('div', { class: 'time' }, dateTime(startedAt, zone)) },
        { name: 'Ended', cell: ({ endedAt }) => element('div', { class: 'time' }, dateTime(endedAt, zone)) },
        { name: 'Duration', numeric: true, cell: ({ hours }) => duration(hours) }
      ],
      rows
    }),
    total > pageSize && element('nav', { class: 'pages', 'aria-label': 'Pages of finished instances' },
      element('button', { type: 'button', disabled: page === 1, click: () => show(page - 1) }, 'Newer'),
      element('span', {}, `${count(first)}–${count(Math.min(total, first + rows.length - 1))} of ${count(total)}`),
      element('button', { type: 'button', disabled: first + pageSize > total, click: () => show(page + 1) }, 'Older'))
  ].filter(Boolean);
}

function pathList(path) {
  return path.length === 0
    ? element('span', { class: 'quiet' }, 'No touchpoint')
    : element('ol', { class: 'path' }, path.map(({ kind, name, answer, brokenOff }) =>
      element('li', { class: kind },
        name,
        answer !== null && element('strong', {}, ` ${sentence(answer)}`),
        brokenOff && element('span', { class: 'cancelled' }, ' (cancelled)'))));
}
