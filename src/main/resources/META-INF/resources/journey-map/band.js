/* A band of the map: one stage, or one process that serves every stage. */
import { aside, element, fold } from '../webjars/camunda/app/cockpit/scripts/ostopolku/elements.js';
import { writer } from '../webjars/camunda/app/cockpit/scripts/ostopolku/format.js';
import { comparisons } from '../webjars/camunda/app/cockpit/scripts/ostopolku/customer-journey/comparison.js';
import { card, facts, needs } from './touchpoint.js';

const KINDS = [
  { id: 'business', name: 'Business KPIs: evidence of progress' },
  { id: 'development', name: 'Development KPIs: how to improve' }
];

/* A card may use the free place after it, as long as its text keeps a readable width. */
const WIDEST = 2;

/** The six stages at a glance, each a way to its band. */
export function overview(stages) {
  return element('nav', { class: 'overview', 'aria-label': 'Stages' },
    element('ol', {}, stages.map(({ process, name, customers, ours }, index) =>
      element('li', {}, element('a', { href: `#${process}` },
        element('span', { class: 'customers' }, `${index + 1} ${customers ?? name}`),
        element('span', { class: 'ours' }, ours ?? name))))));
}

export function band(process, names, { number, folded = false }) {
  const { process: id, name, ours, customers, question, version } = process;
  const headline = folded ? [name, customers && `the customer ${lower(customers)}`].filter(Boolean).join(': ') : customers ?? name;
  const title = [
    element('span', { class: 'customers' }, number && `${number} `, headline),
    element('span', { class: 'ours' }, aside('We: '), ours ?? name),
    element('span', { class: 'model' }, folded ? `version ${version}` : `${name}, version ${version}`)
  ];
  const body = [
    question && element('p', { class: 'question' }, question),
    boundary(process, names),
    path(process),
    unaligned(process),
    kpis(process),
    process.needs.length > 0 && element('section', { class: 'more' },
      element('h3', {}, 'Open development needs of the stage'), needs(process.needs))
  ];
  return folded
    ? element('section', { class: 'band', id }, fold(`band.${id}`, element('h3', { class: 'title' }, title), body))
    : element('section', { class: 'band', id, 'aria-label': headline }, element('h2', { class: 'title' }, title), body);
}

function lower(text) {
  return text[0].toLowerCase() + text.slice(1);
}

function boundary({ input, steps, output, overWhen, targets, owner, calls }, names) {
  return facts('boundary', [
    ['Begins with', input],
    ['What we do', steps],
    ['Ends with', output],
    ['Over when', overWhen],
    ['KPIs should show', targets],
    ['Owner', owner],
    ['Calls on', calls.filter((called) => names.has(called)).map((called) => names.get(called)).join(', ')]
  ]);
}

/* The customer's steps side by side, and under each what we do for it. */
function path({ process, customer, touchpoints }) {
  if (!customer) {
    return null;
  }
  const at = customer.steps.map(({ id }) => touchpoints.filter((touchpoint) => stepOf(touchpoint, customer) === id));
  const columns = customer.steps.map(({ decision }) => (decision ? 'minmax(0, 0.6fr)' : 'minmax(0, 1fr)')).join(' ');
  const drawn = element('ol', { class: 'path', 'aria-label': 'The customer’s steps' },
    customer.steps.map((step, index) => element('li', {},
      place(stepBox(step), 1, index, 1),
      !step.decision && place(passing(step, at[index]), 2, index, 1),
      at[index].length > 0 && place(
        element('div', { class: 'cards' }, at[index].map((touchpoint) => card(touchpoint, process))), 3, index, room(at, index)))));
  drawn.style.setProperty('--columns', columns);
  return [
    element('p', { class: 'states' },
      element('span', {}, 'From ', customer.begins.map((state) => element('q', {}, state))), ' ',
      element('span', {}, 'to ', customer.ends.map((state, index) => [index > 0 && ' or ', element('q', {}, state)]))),
    drawn
  ];
}

function stepOf({ meets }, { steps }) {
  return meets.map(({ step }) => step).find((step) => steps.some(({ id }) => id === step));
}

/* How many columns a card may take: its own, and free ones after it. */
function room(at, index) {
  let columns = 1;
  while (columns < WIDEST && index + columns < at.length && at[index + columns].length === 0) {
    columns++;
  }
  return columns;
}

function place(node, row, index, columns) {
  node.style.gridRow = row;
  node.style.gridColumn = `${index + 1} / span ${columns}`;
  return node;
}

function stepBox({ name, decision, needs: wanted, obstacles, note }) {
  return element('div', { class: decision ? 'step decision' : 'step' },
    element('h3', {}, name),
    note && element('p', {}, note),
    wanted.length > 0 && element('p', { class: 'wanted' }, element('strong', {}, 'Needs '), wanted.join(' ')),
    obstacles.length > 0 && element('p', { class: 'obstacles' }, element('strong', {}, 'Held back by '), obstacles.join(' ')));
}

/* What passes between the step and the touchpoints under it. */
function passing({ id }, touchpoints) {
  const passed = touchpoints.flatMap(({ meets }) => meets.filter(({ step }) => step === id));
  return element('div', { class: passed.length > 0 ? 'passes' : 'passes alone' }, passed.length > 0
    ? passed.map(({ passes, fromCustomer }) => element('p', {},
      element('span', { 'aria-hidden': 'true' }, fromCustomer ? '↓ ' : '↑ '), aside(fromCustomer ? 'To us: ' : 'From us: '), passes))
    : 'Without us');
}

/* What belongs to no step in particular. */
function unaligned({ process, customer, touchpoints }) {
  const rest = touchpoints.filter((touchpoint) => !customer || !stepOf(touchpoint, customer));
  return rest.length > 0 && element('section', { class: 'more' },
    customer && element('h3', {}, 'At any step'),
    element('div', { class: 'loose' }, rest.map((touchpoint) => card(touchpoint, process))));
}

/* KPIs of this stage with their figures; those that a process only helps to count are named after them. */
function kpis({ stage, kpis: logged }) {
  const own = logged.filter((kpi) => kpi.kind !== 'path' && (stage ? kpi.stage === stage : true));
  const others = logged.filter((kpi) => !own.includes(kpi));
  return logged.length > 0 && element('section', { class: 'kpis' },
    KINDS.map(({ id, name }) => [name, own.filter(({ kind }) => kind === id)])
      .filter(([, ofKind]) => ofKind.length > 0)
      .map(([name, ofKind]) => element('div', {}, element('h3', {}, name), element('dl', {}, ofKind.map(kpi)))),
    others.length > 0 && element('div', {},
      element('h3', {}, 'Also counted here'), element('p', {}, others.map(({ name }) => name).join(', '))));
}

function kpi(figure) {
  const write = writer(figure.unit);
  return element('div', {},
    element('dt', {}, figure.name),
    element('dd', {}, element('strong', {}, write(figure.value)), ' ', comparisons(figure, write)));
}
