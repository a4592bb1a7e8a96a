/* What is shown of which period. It is the same for the diagram and the tabs, and remembered in this browser. */
import { addressOf as addressInApi, get } from '../api.js';
import { PERIODS as DATED, question } from '../customer-journey/periods.js';
import { element } from '../elements.js';
import { todayIn } from '../format.js';

const MEMORY = 'ostopolku.diagram';
const KEPT_MS = 60_000;
const ALWAYS = { id: 'always', name: 'All time' };

/** What can be shown on a diagram. */
export const SHOWN = [{ id: 'off', name: 'No figures' }, { id: 'customers', name: 'Customers' }, { id: 'time', name: 'Time' }];

const PERIODS = [...DATED.filter(({ id }) => id !== 'own'), ALWAYS];

const changes = new EventTarget();
let zone;
let last = {};
const chosen = { show: 'customers', period: '', ...remembered() };

function remembered() {
  try {
    const { show, period } = JSON.parse(localStorage.getItem(MEMORY)) ?? {};
    return {
      ...(SHOWN.some(({ id }) => id === show) && { show }),
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
    localStorage.setItem(MEMORY, JSON.stringify(chosen));
  } catch {
    /* It is remembered until the page is left, then. */
  }
  changes.dispatchEvent(new Event('change'));
}

/** Calls back after every change, until the function returned is called. */
export function onChoice(listener) {
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
}

/** A select with the periods, which shows a choice made elsewhere too; `drop` ends that. */
export function periodSelect() {
  const select = element('select', { change: () => choose({ period: select.value }) },
    PERIODS.map(({ id, name }) => element('option', { value: id }, name)));
  const show = () => {
    select.value = chosen.period;
  };
  show();
  return { field: element('label', {}, element('span', {}, 'Period'), select), drop: onChoice(show) };
}

export function periodName() {
  return PERIODS.find(({ id }) => id === chosen.period).name;
}

/** The days of the period, as the server wants them. */
function days() {
  return chosen.period === ALWAYS.id ? { from: '2000-01-01' } : question({ period: chosen.period }, todayIn(zone));
}

/** The figures of a version; the diagram and the tab share one answer for a while. */
export function figuresOf(definition) {
  const key = `${definition} ${chosen.period}`;
  if (last.key !== key || Date.now() - last.at > KEPT_MS) {
    const answer = ask(definition, 'figures');
    last = { key, at: Date.now(), answer };
    answer.catch(() => {
      last = {};
    });
  }
  return last.answer;
}

export function finishedOf(definition, page) {
  return ask(definition, 'finished', { page });
}

async function ask(definition, what, parameters) {
  const answer = await get(path(definition, what), { ...days(), ...parameters });
  zone = answer.period.zone;
  return answer;
}

/** The address of a table for spreadsheets. */
export function addressOf(definition, what, parameters) {
  return addressInApi(path(definition, what), { ...days(), ...parameters, format: 'csv' });
}

function path(definition, what) {
  return `process-definitions/${encodeURIComponent(definition)}/${what}`;
}
