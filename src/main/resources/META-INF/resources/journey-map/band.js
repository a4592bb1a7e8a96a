/* A band of the map: a stage, or a process for all stages. */
import { hiddenText, element, fold } from '../ostopolku/elements.js';
import { formatOf } from '../ostopolku/format.js';
import { comparisons } from '../ostopolku/comparison.js';
import { card, facts, needs } from './touchpoint.js';

const KINDS = [
  { id: 'business', name: 'Business KPIs: evidence of progress' },
  { id: 'development', name: 'Development KPIs: how to improve' }
];

/* A card may extend over a free column after its own. */
const MAX_COLUMNS = 2;

/** The navigation: the stages, each with a link to its band. */
export function overview(stages) {
  return element('nav', { class: 'overview', 'aria-label': 'Stages' },
    element('ol', {}, stages.map(({ process, name, customers }, index) =>
      element('li', {}, element('a', { href: `#${process}` },
        element('span', { class: 'stage-name' }, `${index + 1} ${name}`),
        element('span', { class: 'customers' }, customers))))));
}

export function band(process, names, { number, folded = false }) {
  const { process: id, name, customers, question, version } = process;
  const title = [
    element('span', { class: 'stage-name' }, number && `${number} `, name),
    element('span', { class: 'customers' }, customers && [hiddenText('The customer: '), customers]),
    element('span', { class: 'model' }, `Version ${version}`)
  ];
  const body = [
    question && element('p', { class: 'question' }, question),
    boundary(process, names),
    steps(process),
    furtherTouchpoints(process),
    kpis(process),
    process.needs.length > 0 && element('section', { class: 'more' },
      element('h3', {}, 'Open development needs of the stage'), needs(process.needs))
  ];
  return folded
    ? element('section', { class: 'band', id }, fold(`band.${id}`, element('h3', { class: 'title' }, title), body))
    : element('section', { class: 'band', id, 'aria-label': name }, element('h2', { class: 'title' }, title), body);
}

function boundary({ input, steps, output, overWhen, targets, owner, calls }, names) {
  return facts('boundary', [
    ['Begins with', input],
    ['Our steps', steps],
    ['Ends with', output],
    ['Done when', overWhen],
    ['KPI targets', targets],
    ['Owner', owner],
    ['Calls', calls.filter((called) => names.has(called)).map((called) => names.get(called)).join(', ')]
  ]);
}

/* The customer's steps side by side, and below each step its touchpoints. */
function steps({ process, customer, touchpoints }) {
  if (!customer) {
    return null;
  }
  const at = customer.steps.map(({ id }) => touchpoints.filter((touchpoint) => stepOf(touchpoint, customer) === id));
  const columns = customer.steps.map(({ decision }) => (decision ? 'minmax(0, 0.6fr)' : 'minmax(0, 1fr)')).join(' ');
  const list = element('ol', { class: 'path', 'aria-label': 'The customer’s steps' },
    customer.steps.map((step, index) => element('li', {},
      place(stepBox(step), 1, index, 1),
      !step.decision && place(messages(step, at[index]), 2, index, 1),
      at[index].length > 0 && place(
        element('div', { class: 'cards' }, at[index].map((touchpoint) => card(touchpoint, process))), 3, index, columnsOf(at, index)))));
  list.style.setProperty('--columns', columns);
  return [
    element('p', { class: 'states' },
      element('span', {}, 'From ', customer.begins.map((state) => element('q', {}, state))), ' ',
      element('span', {}, 'to ', customer.ends.map((state, index) => [index > 0 && ' or ', element('q', {}, state)]))),
    list
  ];
}

function stepOf({ meets }, { steps }) {
  return meets.map(({ step }) => step).find((step) => steps.some(({ id }) => id === step));
}

/* The number of columns of a card: its own, and free columns after it. */
function columnsOf(at, index) {
  let columns = 1;
  while (columns < MAX_COLUMNS && index + columns < at.length && at[index + columns].length === 0) {
    columns++;
  }
  return columns;
}

function place(node, row, index, columns) {
  node.style.gridRow = row;
  node.style.gridColumn = `${index + 1} / span ${columns}`;
  return node;
}

function stepBox({ name, decision, needs: stepNeeds, obstacles, note }) {
  return element('div', { class: decision ? 'step decision' : 'step' },
    element('h3', {}, name),
    note && element('p', {}, note),
    stepNeeds.length > 0 && element('p', { class: 'step-needs' }, element('strong', {}, 'Needs '), stepNeeds.join(' ')),
    obstacles.length > 0 && element('p', { class: 'obstacles' }, element('strong', {}, 'Obstacles '), obstacles.join(' ')));
}

/* The messages between the step and its touchpoints. */
function messages({ id }, touchpoints) {
  const flows = touchpoints.flatMap(({ meets }) => meets.filter(({ step }) => step === id));
  return element('div', { class: flows.length > 0 ? 'messages' : 'messages alone' }, flows.length > 0
    ? flows.map(({ passes, fromCustomer }) => element('p', {},
      element('span', { 'aria-hidden': 'true' }, fromCustomer ? '↓ ' : '↑ '), hiddenText(fromCustomer ? 'To the company: ' : 'From the company: '), passes))
    : 'Without the company');
}

/* The touchpoints that belong to no step. */
function furtherTouchpoints({ process, customer, touchpoints }) {
  const rest = touchpoints.filter((touchpoint) => !customer || !stepOf(touchpoint, customer));
  return rest.length > 0 && element('section', { class: 'more' },
    customer && element('h3', {}, 'At any step'),
    element('div', { class: 'loose' }, rest.map((touchpoint) => card(touchpoint, process))));
}

/* The KPIs of the stage with their figures, and the names of the other KPIs that the process logs. */
function kpis({ stage, kpis: logged }) {
  const own = logged.filter((kpi) => kpi.kind !== 'path' && (stage ? kpi.stage === stage : true));
  const others = logged.filter((kpi) => !own.includes(kpi));
  return logged.length > 0 && element('section', { class: 'kpis' },
    KINDS.map(({ id, name }) => [name, own.filter(({ kind }) => kind === id)])
      .filter(([, ofKind]) => ofKind.length > 0)
      .map(([name, ofKind]) => element('div', {}, element('h3', {}, name), element('dl', {}, ofKind.map(kpi)))),
    others.length > 0 && element('div', {},
      element('h3', {}, 'Also logged here'), element('p', {}, others.map(({ name }) => name).join(', '))));
}

function kpi(figure) {
  const format = formatOf(figure.unit);
  return element('div', {},
    element('dt', {}, figure.name),
    element('dd', {}, element('strong', {}, format(figure.value)), ' ', comparisons(figure, format)));
}
