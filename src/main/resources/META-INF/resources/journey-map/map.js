/* The page of the living journey map: one request, and the map drawn from its answer. */
import { get } from '../webjars/camunda/app/cockpit/scripts/ostopolku/api.js';
import { element } from '../webjars/camunda/app/cockpit/scripts/ostopolku/elements.js';
import { days, todayIn } from '../webjars/camunda/app/cockpit/scripts/ostopolku/format.js';
import { filterBar } from '../webjars/camunda/app/cockpit/scripts/ostopolku/customer-journey/filters.js';
import { question } from '../webjars/camunda/app/cockpit/scripts/ostopolku/customer-journey/periods.js';
import { band, overview } from './band.js';
import { needs } from './touchpoint.js';

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
let map = null;
let running = null;

const period = element('p', { class: 'period' });
const status = element('p', { class: 'status', role: 'status' });
const unfold = element('button', { type: 'button', class: 'quiet', click: () => foldAll(folds().some(({ open }) => !open)) });
const print = element('button', { type: 'button', class: 'quiet', click: () => window.print() }, 'Print');
const tools = element('div', { class: 'tools', hidden: true }, unfold, print);
const content = element('main', { tabindex: '-1' });
const filters = filterBar(choose);

document.querySelector('.ostopolku').replaceChildren(
  element('header', {}, element('h1', {}, 'Customer journey map'), period, status, tools),
  filters.form,
  content);
window.addEventListener('popstate', load);
content.addEventListener('toggle', nameUnfold, true);
load();

/* What is chosen stands in the address, so that it can be shared and Back works. */
function chosen() {
  return Object.fromEntries(new URLSearchParams(window.location.search));
}

function choose(filter) {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  window.history.pushState(null, '', `${window.location.pathname}?${query}`.replace(/\?$/, ''));
  load();
}

async function load() {
  running?.abort();
  const request = new AbortController();
  running = request;
  filters.show(chosen(), map);
  status.textContent = 'Loading …';
  content.setAttribute('aria-busy', 'true');
  if (!map) {
    content.replaceChildren(waiting());
  }
  try {
    map = await get('journey-map', question(chosen(), todayIn(map?.period.zone ?? zone)), request.signal);
    draw();
  } catch (error) {
    if (request === running) {
      fail(error);
    }
  } finally {
    if (request === running) {
      content.removeAttribute('aria-busy');
    }
  }
}

function draw() {
  filters.show(chosen(), map);
  filters.form.hidden = false;
  period.textContent = `Figures of ${days(map.period.from, map.period.to)}`;
  status.textContent = '';
  const { stages, serving, needs: elsewhere } = map;
  tools.hidden = stages.length + serving.length === 0;
  if (tools.hidden) {
    content.replaceChildren(message('No map yet',
      'No model with a customer, a stage or a touchpoint is deployed. The map appears with the first one.'));
    return;
  }
  const names = new Map([...stages, ...serving].map(({ process, name }) => [process, name]));
  content.replaceChildren(...[
    legend(),
    overview(stages),
    ...stages.map((stage, index) => band(stage, names, { number: index + 1 })),
    serving.length > 0 && element('section', { class: 'serving', 'aria-labelledby': 'serving' },
      element('h2', { id: 'serving' }, 'What serves every stage'),
      serving.map((process) => band(process, names, { folded: true }))),
    elsewhere.length > 0 && element('section', { class: 'elsewhere', 'aria-labelledby': 'elsewhere' },
      element('h2', { id: 'elsewhere' }, 'Development needs that name no stage'), needs(elsewhere))
  ].filter(Boolean));
  nameUnfold();
}

function legend() {
  const sign = (kind, text) => element('li', {}, element('span', { class: `sign ${kind}`, 'aria-hidden': 'true' }), text);
  return element('ul', { class: 'legend', 'aria-label': 'Signs on the map' },
    sign('person', 'Touchpoint with our people'),
    sign('self-service', 'Self-service: the customer alone'),
    sign('internal', 'Behind the scenes'),
    sign('hypothesis', 'Hypothesis: a goal that we only assume'),
    sign('conflict', 'Our goal conflicts with the customer’s'));
}

function folds() {
  return [...content.querySelectorAll('details')];
}

function foldAll(open) {
  folds().forEach((fold) => { fold.open = open; });
}

function nameUnfold() {
  unfold.textContent = folds().some(({ open }) => !open) ? 'Unfold all' : 'Fold all';
}

function waiting() {
  return element('div', { class: 'waiting' },
    element('p', {}, 'The map is being drawn …'), Array.from({ length: 3 }, () => element('span', {})));
}

function message(title, text, ...actions) {
  return element('div', { class: 'message' }, element('h2', {}, title), element('p', {}, text), element('p', {}, actions));
}

function fail({ status: code, message: text }) {
  map = null;
  period.textContent = status.textContent = '';
  tools.hidden = true;
  filters.form.hidden = code === 401 || code === 403;
  const again = (name) => element('button', { type: 'button', click: load }, name);
  const shown = code === 401
    ? message('You are not logged in',
      'Log in to Tasklist or to Cockpit in this browser, then come back here.',
      element('a', { href: '../camunda/app/tasklist/', target: '_blank' }, 'Log in to Tasklist'), ' ',
      element('a', { href: '../camunda/app/cockpit/', target: '_blank' }, 'Log in to Cockpit'), ' ',
      again('I have logged in: show the map'))
    : code === 403
      ? message('The map is not for you', 'You belong to no team that meets customers. An administrator can change that.')
      : message('The map cannot be shown', text, again('Try again'), ' ',
        code === 400 && element('button', { type: 'button', class: 'quiet', click: () => choose({}) }, 'Clear filters'));
  shown.setAttribute('role', 'alert');
  content.replaceChildren(shown);
}
