/* The deployed files: the current version of each file, its warnings, and the rollback to the version before. */
import { send } from '/ostopolku/api.js';
import { element, fold, table } from '/ostopolku/elements.js';
import { count, dateTime } from '/ostopolku/format.js';
import { part, section } from './section.js';
import { warnings } from './warnings.js';

const KINDS = [
  { kind: 'process', title: 'Processes', empty: 'No process is deployed.' },
  { kind: 'decision', title: 'Decision tables', empty: 'No decision table is deployed.' },
  { kind: 'form', title: 'Forms', empty: 'No form is deployed.' }
];

/** Up to this number, unchanged files are shown without a fold. */
const UNFOLDED = 20;

/** The notes about a rollback of a stage with an experiment. */
const inExperiment = {
  waiting: 'An experiment waits for the next version of this stage: the rollback would be that version. End the experiment first.',
  running: 'An experiment is running on this stage: no customer gets the restored version, and the end of the experiment deploys another one. End the experiment instead.'
};

export function deployedSection(page) {
  const { content, say, ...about } = section('deployed', 'Deployed models',
    'The current version of each file. Running journeys stay in the version in which they started.');

  let experimentsNow = [];

  function draw({ models, mayDeploy, experiments }) {
    experimentsNow = experiments;
    const changed = models.filter(({ differsFromJar }) => differsFromJar).length;
    const warned = models.filter((model) => model.warnings.length > 0).length;
    content.replaceChildren(
      element('p', { class: 'note' }, `${count(models.length)} files; ${changed === 0 ? 'none differs' : changed === 1 ? '1 differs' : `${count(changed)} differ`}`
        + ` from the delivered version, ${warned === 0 ? 'none has' : warned === 1 ? '1 has' : `${count(warned)} have`} warnings.`
        + (mayDeploy ? '' : ' A rollback needs the permission to deploy.')),
      ...KINDS.map(({ kind, title, empty }) => part(title, files(title, empty, models.filter((model) => model.kind === kind), mayDeploy))));
  }

  /** Many unchanged files without warnings are folded. */
  function files(title, empty, models, mayDeploy) {
    const unchanged = models.filter((model) => !model.differsFromJar && model.warnings.length === 0 && !model.before);
    const others = models.filter((model) => !unchanged.includes(model));
    return unchanged.length <= UNFOLDED ? rows(title, empty, models, mayDeploy) : [
      others.length > 0 && rows(title, empty, others, mayDeploy),
      fold(`deployed ${title}`, `${count(unchanged.length)} as delivered, without warnings`, rows(`${title} as delivered`, empty, unchanged, mayDeploy))
    ];
  }

  function rows(title, empty, models, mayDeploy) {
    const folds = new Map(models.map((model) => [model, warnings(model.file, model.warnings, { of: model.file })]));
    return table({
      caption: title,
      empty,
      columns: [
        { name: 'File', cell: name },
        { name: 'Version', numeric: true, cell: ({ version }) => count(version) },
        { name: 'Deployed', cell: ({ since }) => dateTime(since) },
        { name: 'User', cell: ({ person }) => person ?? 'System' },
        { name: 'Content', cell: ({ differsFromJar }) => (differsFromJar ? element('strong', { class: 'changed' }, 'Changed') : 'As delivered') },
        { name: 'Warnings', cell: (model) => folds.get(model).button },
        ...(mayDeploy ? [{ name: 'Rollback', cell: rollback }] : [])
      ],
      rows: models,
      below: (model) => folds.get(model).list
    });
  }

  function name({ title, id, file }) {
    return element('span', { tabindex: '-1', 'data-file': file },
      title === id ? file : [title, element('span', { class: 'file' }, file)]);
  }

  function rollback(model) {
    const { file, before } = model;
    return before === null || before === undefined
      ? element('span', { class: 'none' }, '–')
      : element('button', { type: 'button', class: 'quiet', 'data-back': file, 'aria-label': `Roll back to version ${before} of ${file}`, click: () => confirmRollback(model) },
        `Roll back to version ${before}`);
  }

  function confirmRollback({ file, id, before, version, kind }) {
    page.ask({
      question: `Roll back to version ${before} of ${file}?`,
      details: [
        `The content of version ${before} is deployed again, as version ${version + 1}. Version ${version} is kept.`,
        inExperiment[experimentsNow.find(({ stage, state }) => stage === id && state !== 'ended')?.state]
          ?? (kind === 'process' && `New journeys use it. Running journeys stay in version ${version} until you migrate them.`)
      ],
      answer: 'Roll back',
      then: async (close) => {
        await send('POST', `models/${encodeURIComponent(file)}/back`, { parameters: { from: version } });
        close();
        await page.reload();
        say(`${file}: version ${version + 1} is now the current version. It has the content of version ${before}.`);
        const find = (selector) => content.querySelector(`${selector}="${CSS.escape(file)}"]`);
        (find('[data-back') ?? find('[data-file'))?.focus();
      }
    });
  }

  return { ...about, draw };
}
