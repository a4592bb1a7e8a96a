/* The deployments, the newest first. */
import { element, fold, table } from '/ostopolku/elements.js';
import { count, dateTime } from '/ostopolku/format.js';
import { section } from './section.js';
import { warnings } from './warnings.js';

const SHOWN_FIRST = 10;

/** Up to this number, files are named without a fold. */
const UNFOLDED_FILES = 3;

/** The deployment source of the files in the application's jar. */
const JAR = 'ostopolku';

export function deploymentsSection() {
  let showsAll = false;
  const { content, ...about } = section('deployments', 'Deployments', 'All deployments, the newest first.');

  function draw({ deployments: all }) {
    const shown = showsAll ? all : all.slice(0, SHOWN_FIRST);
    const folds = new Map(shown.map((row) => [row, warnings(row.id, row.warnings, { of: `the deployment of ${dateTime(row.at)}`, withFile: true })]));
    content.replaceChildren(
      table({
        caption: 'Deployments',
        empty: 'No deployment has been recorded yet.',
        columns: [
          { name: 'Time', cell: ({ at }) => dateTime(at) },
          { name: 'User', cell: ({ person }) => person ?? 'System' },
          { name: 'Source', cell: (row) => sourceOf(row, all) },
          { name: 'Files', cell: files },
          { name: 'Warnings', cell: (row) => folds.get(row).button }
        ],
        rows: shown,
        below: (row) => folds.get(row).list
      }),
      all.length > shown.length
        ? element('p', { class: 'note' }, element('button', { type: 'button', class: 'quiet', click: showAll }, `Show all ${count(all.length)}`))
        : '');

    function showAll() {
      showsAll = true;
      draw({ deployments: all });
      about.heading.focus({ preventScroll: true });
    }
  }

  return { ...about, draw };
}

function sourceOf({ source, backTo }, all) {
  if (backTo) {
    const before = all.find(({ id }) => id === backTo);
    return before ? `Rollback to the deployment of ${dateTime(before.at)}` : 'Rollback';
  }
  return source === JAR ? 'Delivered with the application' : source || 'Unknown';
}

function files({ id, files: names }) {
  return names.length <= UNFOLDED_FILES ? names.join(', ') : fold(`deployment ${id}`, `${count(names.length)} files`, element('p', {}, names.join(', ')));
}
