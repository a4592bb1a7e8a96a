/* Which figures of which period are shown: one choice for the diagram and the tabs, stored in the browser. */
import { addressOf, get } from '/ostopolku/api.js';
import { PERIODS as DATED, parametersOf } from '/ostopolku/periods.js';
import { element } from '/ostopolku/elements.js';
import { today } from '/ostopolku/format.js';

const STORAGE_KEY = 'ostopolku.diagram';
const CACHE_MS = 60_000;
const ALWAYS = { id: 'always', name: 'All time' };

/** What a diagram can show. */
export const MODES = [{ id: 'off', name: 'No figures' }, { id: 'customers', name: 'Customers' }, { id: 'time', name: 'Time' }];

const PERIODS = [...DATED.filter(({ id }) => id !== 'own'), ALWAYS];

const changes = new EventTarget();
let zone;
let last = {};
const chosen = { show: 'customers', period: '', ...storedChoice() };

function storedChoice() {
  try {
    const { show, period } = JSON.parse(localStorage.getItem(STORAGE_KEY)) ?? {};
    return {
      ...(MODES.some(({ id }) => id === show) && { show }),
      ...(PERIODS.some(({ id }) => id === period) && { period })
    };
  } catch {
    return {};
  }
}

export function choice() {
  return { ...chosen };
}

export function choose(change) {
  Object.assign(chosen, change);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(chosen));
  } catch {
    /* Without storage, the choice lasts until the page is closed. */
  }
  changes.dispatchEvent(new Event('change'));
}

/** Calls the listener after each change. The returned function ends that. */
export function onChoice(listener) {
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
}

/** A select with the periods. It follows changes that are made elsewhere, until `remove` is called. */
export function periodSelect() {
  const select = element('select', { change: () => choose({ period: select.value }) },
    PERIODS.map(({ id, name }) => element('option', { value: id }, name)));
  const show = () => {
    select.value = chosen.period;
  };
  show();
  return { field: element('label', {}, element('span', {}, 'Period'), select), remove: onChoice(show) };
}

export function periodName() {
  return PERIODS.find(({ id }) => id === chosen.period).name;
}

/** The parameters of the period. */
function periodParameters() {
  return chosen.period === ALWAYS.id ? { from: '2000-01-01' } : parametersOf({ period: chosen.period }, today(zone));
}

/** The figures of a process definition. The diagram and the tab share one response for a minute. */
export function loadFigures(definition) {
  const key = `${definition} ${chosen.period}`;
  if (last.key !== key || Date.now() - last.at > CACHE_MS) {
    const answer = load(definition, 'figures');
    last = { key, at: Date.now(), answer };
    answer.catch(() => {
      last = {};
    });
  }
  return last.answer;
}

export function loadFinished(definition, page) {
  return load(definition, 'finished', { page });
}

async function load(definition, what, parameters) {
  const answer = await get(path(definition, what), { ...periodParameters(), ...parameters });
  zone = answer.period.zone;
  return answer;
}

/** The address of a table as CSV. */
export function csvAddress(definition, what, parameters) {
  return addressOf(path(definition, what), { ...periodParameters(), ...parameters, format: 'csv' });
}

function path(definition, what) {
  return `process-definitions/${encodeURIComponent(definition)}/${what}`;
}
