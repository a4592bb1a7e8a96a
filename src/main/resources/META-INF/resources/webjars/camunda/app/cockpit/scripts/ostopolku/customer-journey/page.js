/*
 * The page: filters, and the figures of one request below them. What is shown follows from the address alone; Cockpit
 * takes the page away and puts it back whenever the address changes, so figures, focus and place are kept meanwhile.
 */
import { addressOf, get } from '../api.js';
import { aside, element } from '../elements.js';
import { days, isMean, todayIn } from '../format.js';
import { read, write } from './address.js';
import { attention } from './attention.js';
import { decisions } from './decisions.js';
import { experience } from './experience.js';
import { filterBar } from './filters.js';
import { customer, journeysDialog } from './journeys.js';
import { money } from './money.js';
import { question } from './periods.js';
import { stages } from './stages.js';

const SECTIONS = [stages, decisions, money, experience, attention];
const NAMES = { stages: 'Stages', decisions: 'Decisions', money: 'Money', experience: 'Experience', attention: 'Attention' };

export function createPage() {
  let shown = { filter: {}, list: null };
  let figures = null;
  let asked = null;
  let request = null;
  let left = null;
  let opener = null;

  const filters = filterBar((filter) => go({ filter, list: null }));
  const dialog = journeysDialog((list) => replace({ filter: shown.filter, list }));
  const period = element('p', { class: 'period' });
  const status = element('p', { class: 'status', role: 'status' });
  const content = element('div', { class: 'figures', click: ({ target }) => { opener = target.closest('a'); } });
  const refresh = element('button', { type: 'button', class: 'quiet', click: () => load() }, 'Refresh');
  const sections = element('nav', { class: 'sections', 'aria-label': 'Parts of the page' }, Object.entries(NAMES).map(([id, name]) =>
    element('button', { type: 'button', class: 'quiet', click: () => toSection(id) }, name)));
  const root = element('main', { class: 'ostopolku page journey-page' },
    element('header', {}, element('h1', {}, 'Customer journey'), period, status, refresh),
    filters.form, sections, content, dialog.dialog);

  function go(state) {
    window.location.hash = write(state);
  }

  function replace(state) {
    window.location.replace(write(state));
  }

  /** Puts the page into a node of Cockpit and shows what the address says. */
  function enter(node) {
    const before = left;
    left = null;
    node.append(root);
    queueMicrotask(() => {
      root.scrollTop = before?.scrolled ?? 0;
      focus(before?.focused);
      show(read(window.location.hash));
    });
  }

  /** Cockpit takes the page away: for a moment, if only the address changes. */
  function leave() {
    left = { scrolled: root.scrollTop, focused: root.contains(document.activeElement) ? document.activeElement : null };
    dialog.hide();
    setTimeout(() => {
      if (left) {
        request?.abort();
        figures = asked = left = null;
        content.replaceChildren();
      }
    });
  }

  function show(state) {
    const before = shown;
    shown = state;
    filters.show(state.filter, figures);
    if (before.list && !state.list) {
      // As long as the dialog is open, nothing below it takes the focus.
      dialog.hide();
      focus(opener?.isConnected ? opener : linkTo(write({ filter: before.filter, list: { ...before.list, page: null } })));
    }
    if (JSON.stringify(question(state.filter, today())) !== asked) {
      load();
    } else if (figures) {
      showList();
    }
  }

  function showList() {
    if (shown.list) {
      dialog.show(shown.list, question(shown.filter, today()), figures);
    }
  }

  async function load() {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    const parameters = question(shown.filter, today());
    asked = JSON.stringify(parameters);
    busy(true);
    try {
      figures = await get('figures', parameters, signal);
      draw();
      showList();
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      fail(error);
    }
    busy(false);
  }

  function busy(loading) {
    content.setAttribute('aria-busy', loading);
    refresh.disabled = loading;
    if (loading) {
      status.textContent = 'Counting…';
      if (!figures) {
        sections.hidden = true;
        content.replaceChildren(element('div', { class: 'waiting', 'aria-hidden': 'true' }, Array.from({ length: 6 }, () => element('span')),
          element('p', {}, 'Counting the customers…')));
      }
    }
  }

  function draw() {
    const { from, to } = figures.period;
    filters.form.hidden = false;
    filters.show(shown.filter, figures);
    period.textContent = `${days(from, to)}, compared with ${days(figures.before.from, figures.before.to)}`
      + (figures.reach.everything ? '' : ' · your own customers, those of your team, and those of nobody yet');
    status.textContent = `Counted at ${new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(now())}`;
    sections.hidden = nothing(figures);
    const alerts = figures.attention.alerts.length;
    sections.lastChild.textContent = NAMES.attention + (alerts === 0 ? '' : alerts === 1 ? ' (1 alert)' : ` (${alerts} alerts)`);
    const focused = content.contains(document.activeElement) ? document.activeElement : null;
    content.replaceChildren(...(nothing(figures) ? [empty()] : SECTIONS.map((section) => section(figures, tools))));
    if (focused) {
      focus(linkTo(focused.getAttribute('href')) ?? headingOf(focused.closest('[data-section]')?.dataset.section));
    }
  }

  function linkTo(address) {
    return [...content.querySelectorAll('a')].find((link) => link.getAttribute('href') === address && link.checkVisibility());
  }

  function headingOf(section) {
    return content.querySelector(`[data-section="${section}"] h2`);
  }

  function focus(target) {
    target?.focus({ preventScroll: true });
  }

  function empty() {
    const filtered = Object.values(shown.filter).some(Boolean);
    return element('div', { class: 'message' },
      element('h2', {}, 'No customers here'),
      element('p', {}, filtered
        ? 'No customer matches these filters: nobody is anywhere on the path, and nothing was logged in this period.'
        : 'No customer has begun the journey yet. Figures appear with the first signal of a customer.'),
      filtered && element('button', { type: 'button', click: () => go({ filter: {} }) }, 'Clear filters'));
  }

  function fail({ status: code, message }) {
    figures = null;
    period.textContent = status.textContent = '';
    sections.hidden = true;
    filters.form.hidden = code === 403;
    const [title, text, action] = code === 403
      ? ['These figures are not for you', 'You belong to no team whose customers you could see. An administrator can change that.', null]
      : code === 401
        ? ['Your session has ended', 'Log in again to see the figures.', ['Log in again', () => window.location.reload()]]
        : ['The figures cannot be shown', message, ['Try again', () => load()]];
    content.replaceChildren(element('div', { class: 'message failure', role: 'alert' },
      element('h2', {}, title),
      element('p', {}, text),
      action && element('button', { type: 'button', click: action[1] }, action[0]), ' ',
      code === 400 && element('button', { type: 'button', click: () => go({ filter: {} }) }, 'Clear filters')));
  }

  function toSection(id) {
    headingOf(id)?.scrollIntoView({ block: 'start' });
    focus(headingOf(id));
  }

  function today() {
    return todayIn(figures?.period.zone ?? zone);
  }

  const tools = {
    now,

    /** A number as the way to the journeys behind it, if there are any; `label` says to a screen reader of what it is. */
    number: (value, format, list, label) => (value || (value === 0 && isMean(format))
      ? element('a', { class: 'number', href: write({ filter: shown.filter, list }) }, format(value), aside(` ${label}: show the journeys`))
      : element('span', { class: 'none' }, format(value))),

    link: (text, list) => element('a', { href: write({ filter: shown.filter, list }) }, text),

    customer,

    csv: (path, name) => element('a', { class: 'csv', download: true, href: addressOf(path, { ...question(shown.filter, today()), format: 'csv' }) },
      'CSV', aside(`: ${name}`)),

    section: (id, title, action, children) => element('section', { 'data-section': id, 'aria-label': title },
      element('div', { class: 'head' }, element('h2', { tabindex: '-1' }, title), action), children),

    part: (title, action, children) => element('section', { class: 'part' },
      element('div', { class: 'head' }, element('h3', {}, title), action), children)
  };

  return { enter, leave };
}

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

function now() {
  return new Date();
}

function nothing({ stages: columns, keptWarm, decisions: asked }) {
  return keptWarm === 0 && columns.every((stage) => stage.now === 0 && !stage.entered.value) && asked.every(({ count }) => !count.value);
}
