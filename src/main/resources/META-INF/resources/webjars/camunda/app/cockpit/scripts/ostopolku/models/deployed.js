/* What is deployed: each file in the version that holds now, what is warned of in it, and the way back. */
import { send } from '../api.js';
import { element, fold, table } from '../elements.js';
import { count, timeIn } from '../format.js';
import { part, section, zone } from './section.js';
import { warnings } from './warnings.js';

const KINDS = [
  { kind: 'process', title: 'Processes', empty: 'No process is deployed.' },
  { kind: 'decision', title: 'Decision tables', empty: 'No decision table is deployed.' },
  { kind: 'form', title: 'Forms', empty: 'No form is deployed.' }
];

/** As many files of a kind are shown without a fold. */
const MANY = 20;

/** What going back means for a stage that is tried on. */
const inExperiment = {
  waiting: 'An experiment waits for the next version of it: this would be the version that is tried. End the experiment first.',
  running: 'An experiment runs on it: nobody gets this version, and the decision puts another one over it. End the experiment instead.'
};

export function whatIsDeployed(page) {
  const { content, say, ...about } = section('deployed', 'What is deployed',
    'The version of each file that starts, decides and is shown from now on. Journeys that run stay on theirs.');

  let tried = [];

  function draw({ models, mayDeploy, experiments }) {
    tried = experiments;
    const changed = models.filter(({ differsFromJar }) => differsFromJar).length;
    const warned = models.filter((model) => model.warnings.length > 0).length;
    content.replaceChildren(
      element('p', { class: 'note' }, `${count(models.length)} files; ${changed === 0 ? 'none differs' : changed === 1 ? '1 differs' : `${count(changed)} differ`}`
        + ` from what came with the application, ${warned === 0 ? 'none has' : warned === 1 ? '1 has' : `${count(warned)} have`} warnings.`
        + (mayDeploy ? '' : ' Going back is for those who may deploy.')),
      ...KINDS.map(({ kind, title, empty }) => part(title, files(title, empty, models.filter((model) => model.kind === kind), mayDeploy))));
  }

  /** The many files of which there is nothing to tell are folded. */
  function files(title, empty, models, mayDeploy) {
    const plain = models.filter((model) => !model.differsFromJar && model.warnings.length === 0 && !model.before);
    const others = models.filter((model) => !plain.includes(model));
    return plain.length <= MANY ? rows(title, empty, models, mayDeploy) : [
      others.length > 0 && rows(title, empty, others, mayDeploy),
      fold(`deployed ${title}`, `${count(plain.length)} as delivered, without warnings`, rows(`${title} as delivered`, empty, plain, mayDeploy))
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
        { name: 'Deployed', cell: ({ since }) => timeIn(zone, since) },
        { name: 'By', cell: ({ person }) => person ?? 'The application' },
        { name: 'Content', cell: ({ differsFromJar }) => (differsFromJar ? element('strong', { class: 'changed' }, 'Changed') : 'As delivered') },
        { name: 'Warnings', cell: (model) => folds.get(model).button },
        ...(mayDeploy ? [{ name: 'Way back', cell: back }] : [])
      ],
      rows: models,
      below: (model) => folds.get(model).list
    });
  }

  function name({ title, id, file }) {
    return element('span', { tabindex: '-1', 'data-file': file },
      title === id ? file : [title, element('span', { class: 'file' }, file)]);
  }

  function back(model) {
    const { file, before } = model;
    return before === null || before === undefined
      ? element('span', { class: 'none' }, '–')
      : element('button', { type: 'button', class: 'quiet', 'data-back': file, 'aria-label': `Go back to version ${before} of ${file}`, click: () => ask(model) },
        `Go back to version ${before}`);
  }

  function ask({ file, id, before, version, kind }) {
    page.ask({
      question: `Go back to version ${before} of ${file}?`,
      details: [
        `What version ${before} holds is deployed again, as version ${version + 1}. Version ${version} stays in the engine; nothing is lost.`,
        inExperiment[tried.find(({ stage, state }) => stage === id && state !== 'ended')?.state]
          ?? (kind === 'process' && `Customers who come from now on take it; journeys that run in version ${version} stay there until you move them.`)
      ],
      answer: 'Go back',
      then: async (close) => {
        await send('POST', `models/${encodeURIComponent(file)}/back`, { parameters: { from: version } });
        close();
        await page.reload();
        say(`${file}: version ${version + 1} holds now. It is what version ${before} was.`);
        const within = (selector) => content.querySelector(`${selector}="${CSS.escape(file)}"]`);
        (within('[data-back') ?? within('[data-file'))?.focus();
      }
    });
  }

  return { ...about, draw };
}
