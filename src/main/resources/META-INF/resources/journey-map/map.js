/* The journey map: a page that is drawn from one request. */
import { get } from '../ostopolku/api.js';
import { element } from '../ostopolku/elements.js';
import { dayRange, today } from '../ostopolku/format.js';
import { filterBar } from '../ostopolku/filters.js';
import { parametersOf } from '../ostopolku/periods.js';
import { band, overview } from './band.js';
import { needs } from './touchpoint.js';

let map = null;
let request = null;

const period = element('p', { class: 'period' });
const status = element('p', { class: 'status', role: 'status' });
const foldButton = element('button', { type: 'button', class: 'quiet', click: () => foldAll(folds().some(({ open }) => !open)) });
const print = element('button', { type: 'button', class: 'quiet', click: () => window.print() }, 'Print');
const tools = element('div', { class: 'tools', hidden: true }, foldButton, print);
const content = element('main', { tabindex: '-1' });
const filters = filterBar(choose);

document.querySelector('.ostopolku').replaceChildren(
  element('header', {}, element('h1', {}, 'Customer journey map'), period, status, tools),
  filters.form,
  content);
window.addEventListener('popstate', load);
content.addEventListener('toggle', labelFoldButton, true);
load();

/* The filter is in the address, so that links can be shared and Back works. */
function chosen() {
  return Object.fromEntries(new URLSearchParams(window.location.search));
}

function choose(filter) {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  window.history.pushState(null, '', `${window.location.pathname}?${query}`.replace(/\?$/, ''));
  load();
}

async function load() {
  request?.abort();
  const current = new AbortController();
  request = current;
  filters.show(chosen(), map);
  status.textContent = 'Loading…';
  content.setAttribute('aria-busy', 'true');
  if (!map) {
    content.replaceChildren(waiting());
  }
  try {
    map = await get('journey-map', parametersOf(chosen(), today(map?.period.zone)), current.signal);
    draw();
  } catch (error) {
    if (current === request) {
      fail(error);
    }
  } finally {
    if (current === request) {
      content.removeAttribute('aria-busy');
    }
  }
}

function draw() {
  filters.show(chosen(), map);
  filters.form.hidden = false;
  period.textContent = `Figures for ${dayRange(map.period.from, map.period.to)}`;
  status.textContent = '';
  const { stages, serving, needs: elsewhere } = map;
  tools.hidden = stages.length + serving.length === 0;
  if (tools.hidden) {
    content.replaceChildren(message('No map yet',
      'No deployed model has a customer, a stage or a touchpoint. The map appears with the first such model.'));
    return;
  }
  const names = new Map([...stages, ...serving].map(({ process, name }) => [process, name]));
  content.replaceChildren(...[
    legend(),
    overview(stages),
    ...stages.map((stage, index) => band(stage, names, { number: index + 1 })),
    serving.length > 0 && element('section', { class: 'serving', 'aria-labelledby': 'serving' },
      element('h2', { id: 'serving' }, 'Processes for all stages'),
      serving.map((process) => band(process, names, { folded: true }))),
    elsewhere.length > 0 && element('section', { class: 'elsewhere', 'aria-labelledby': 'elsewhere' },
      element('h2', { id: 'elsewhere' }, 'Development needs without a stage'), needs(elsewhere))
  ].filter(Boolean));
  labelFoldButton();
}

function legend() {
  const sign = (kind, text) => element('li', {}, element('span', { class: `sign ${kind}`, 'aria-hidden': 'true' }), text);
  return element('ul', { class: 'legend', 'aria-label': 'Legend' },
    sign('person', 'Touchpoint with employees'),
    sign('self-service', 'Self-service by the customer'),
    sign('internal', 'Behind the scenes'),
    sign('hypothesis', 'Hypothesis: an assumed goal'),
    sign('conflict', 'Conflicting goals'));
}

function folds() {
  return [...content.querySelectorAll('details')];
}

function foldAll(open) {
  folds().forEach((fold) => { fold.open = open; });
}

function labelFoldButton() {
  foldButton.textContent = folds().some(({ open }) => !open) ? 'Unfold all' : 'Fold all';
}

function waiting() {
  return element('div', { class: 'waiting' },
    element('p', {}, 'Loading the map…'), Array.from({ length: 3 }, () => element('span', {})));
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
      'Log in to Tasklist or Cockpit in this browser, then return to this page.',
      element('a', { href: '../camunda/app/tasklist/', target: '_blank' }, 'Log in to Tasklist'), ' ',
      element('a', { href: '../camunda/app/cockpit/', target: '_blank' }, 'Log in to Cockpit'), ' ',
      again('Show the map'))
    : code === 403
      ? message('You have no access to this page', 'You are not a member of a team that meets customers. Ask an administrator for access.')
      : message('The map could not be loaded', text, again('Try again'), ' ',
        code === 400 && element('button', { type: 'button', class: 'quiet', click: () => choose({}) }, 'Clear filters'));
  shown.setAttribute('role', 'alert');
  content.replaceChildren(shown);
}
