/* Who deployed what and when, the newest first. */
import { element, fold, table } from '../elements.js';
import { count, timeIn } from '../format.js';
import { section, zone } from './section.js';
import { warnings } from './warnings.js';

const AT_FIRST = 10;

/** As many files are named without unfolding. */
const FEW = 3;

/** The source of what came with the application. */
const JAR = 'ostopolku';

export function deployments() {
  let whole = false;
  const { content, ...about } = section('deployments', 'Deployments', 'What was deployed by whom, the newest first.');

  function draw({ deployments: all }) {
    const shown = whole ? all : all.slice(0, AT_FIRST);
    const folds = new Map(shown.map((row) => [row, warnings(row.id, row.warnings, { of: `the deployment of ${timeIn(zone, row.at)}`, withFile: true })]));
    content.replaceChildren(
      table({
        caption: 'Deployments',
        empty: 'Nothing has been deployed since deployments are recorded.',
        columns: [
          { name: 'When', cell: ({ at }) => timeIn(zone, at) },
          { name: 'Who', cell: ({ person }) => person ?? 'The application' },
          { name: 'From', cell: (row) => from(row, all) },
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
      whole = true;
      draw({ deployments: all });
      about.heading.focus({ preventScroll: true });
    }
  }

  return { ...about, draw };
}

function from({ source, backTo }, all) {
  if (backTo) {
    const before = all.find(({ id }) => id === backTo);
    return before ? `Went back to that of ${timeIn(zone, before.at)}` : 'Went back';
  }
  return source === JAR ? 'Came with the application' : source || 'Not told';
}

function files({ id, files: names }) {
  return names.length <= FEW ? names.join(', ') : fold(`deployment ${id}`, `${count(names.length)} files`, element('p', {}, names.join(', ')));
}
