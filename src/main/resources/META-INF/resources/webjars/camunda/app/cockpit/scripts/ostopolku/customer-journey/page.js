/*
 * The page: filters, and the figures of one request. The address alone decides what is shown. Cockpit removes and adds the page at
 * each change of the address, so the page keeps its figures, focus and scroll position in between.
 */
import { addressOf, get } from '/ostopolku/api.js';
import { hiddenText, element } from '/ostopolku/elements.js';
import { dayRange, isMean, timeOfDay, today } from '/ostopolku/format.js';
import { formatAddress, parseAddress } from './address.js';
import { attention } from './attention.js';
import { decisions } from './decisions.js';
import { experience } from './experience.js';
import { filterBar } from '/ostopolku/filters.js';
import { customer, journeysDialog } from './journeys.js';
import { money } from './money.js';
import { parametersOf } from '/ostopolku/periods.js';
import { stages } from './stages.js';

const SECTIONS = [stages, decisions, money, experience, attention];
const NAMES = { stages: 'Stages', decisions: 'Decisions', money: 'Money', experience: 'Experience', attention: 'Attention' };

export function createPage() {
  let shown = { filter: {}, list: null };
  let figures = null;
  let requested = null;
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
    window.location.hash = formatAddress(state);
  }

  function replace(state) {
    window.location.replace(formatAddress(state));
  }

  /** Adds the page to a node of Cockpit and shows the state of the address. */
  function enter(node) {
    const before = left;
    left = null;
    node.append(root);
    queueMicrotask(() => {
      root.scrollTop = before?.scrolled ?? 0;
      focus(before?.focused);
      show(parseAddress(window.location.hash));
    });
  }

  /** Cockpit removes the page; if only the address changes, it adds it again at once. */
  function leave() {
    left = { scrolled: root.scrollTop, focused: root.contains(document.activeElement) ? document.activeElement : null };
    dialog.hide();
    setTimeout(() => {
      if (left) {
        request?.abort();
        figures = requested = left = null;
        content.replaceChildren();
      }
    });
  }

  function show(state) {
    const before = shown;
    shown = state;
    filters.show(state.filter, figures);
    if (before.list && !state.list) {
      // Nothing outside an open dialog can take the focus.
      dialog.hide();
      focus(opener?.isConnected ? opener : linkTo(formatAddress({ filter: before.filter, list: { ...before.list, page: null } })));
    }
    if (JSON.stringify(parametersOf(state.filter, today(figures?.period.zone))) !== requested) {
      load();
    } else if (figures) {
      showList();
    }
  }

  function showList() {
    if (shown.list) {
      dialog.show(shown.list, parameters(), figures);
    }
  }

  async function load() {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    const query = parameters();
    requested = JSON.stringify(query);
    busy(true);
    try {
      figures = await get('figures', query, signal);
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
      status.textContent = 'Loading…';
      if (!figures) {
        sections.hidden = true;
        content.replaceChildren(element('div', { class: 'waiting', 'aria-hidden': 'true' }, Array.from({ length: 6 }, () => element('span')),
          element('p', {}, 'Loading the figures…')));
      }
    }
  }

  function draw() {
    const { from, to } = figures.period;
    filters.form.hidden = false;
    filters.show(shown.filter, figures);
    period.textContent = `${dayRange(from, to)}, compared with ${dayRange(figures.before.from, figures.before.to)}`
      + (figures.reach.everything ? '' : ' · your own customers, those of your team, and those without an owner');
    status.textContent = `Updated at ${timeOfDay(now())}`;
    sections.hidden = isEmpty(figures);
    const alerts = figures.attention.alerts.length;
    sections.lastChild.textContent = NAMES.attention + (alerts === 0 ? '' : alerts === 1 ? ' (1 alert)' : ` (${alerts} alerts)`);
    const focused = content.contains(document.activeElement) ? document.activeElement : null;
    content.replaceChildren(...(isEmpty(figures) ? [empty()] : SECTIONS.map((section) => section(figures, tools))));
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
      element('h2', {}, 'No customers'),
      element('p', {}, filtered
        ? 'No customer matches these filters, and nothing was recorded in this period.'
        : 'No journey has started yet. Figures appear with the first signal of a customer.'),
      filtered && element('button', { type: 'button', click: () => go({ filter: {} }) }, 'Clear filters'));
  }

  function fail({ status: code, message }) {
    figures = null;
    period.textContent = status.textContent = '';
    sections.hidden = true;
    filters.form.hidden = code === 403;
    const [title, text, action] = code === 403
      ? ['You have no access to this page', 'You are not a member of a team whose customers you could see. Ask an administrator for access.', null]
      : code === 401
        ? ['Your session has ended', 'Log in again to see the figures.', ['Log in again', () => window.location.reload()]]
        : ['The figures could not be loaded', message, ['Try again', () => load()]];
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

  function parameters() {
    return parametersOf(shown.filter, today(figures?.period.zone));
  }

  const tools = {
    now,

    /** A number, linked to the list of its journeys if there are any. `label` names the number for screen readers. */
    number: (value, format, list, label) => (value || (value === 0 && isMean(format))
      ? element('a', { class: 'number', href: formatAddress({ filter: shown.filter, list }) }, format(value), hiddenText(` ${label}: show the journeys`))
      : element('span', { class: 'none' }, format(value))),

    link: (text, list) => element('a', { href: formatAddress({ filter: shown.filter, list }) }, text),

    customer,

    csv: (path, name) => element('a', { class: 'csv', download: true, href: addressOf(path, { ...parameters(), format: 'csv' }) },
      'CSV', hiddenText(`: ${name}`)),

    section: (id, title, action, children) => element('section', { 'data-section': id, 'aria-label': title },
      element('div', { class: 'head' }, element('h2', { tabindex: '-1' }, title), action), children),

    part: (title, action, children) => element('section', { class: 'part' },
      element('div', { class: 'head' }, element('h3', {}, title), action), children)
  };

  return { enter, leave };
}

function now() {
  return new Date();
}

function isEmpty({ stages: columns, keptWarm, decisions: taken }) {
  return keptWarm === 0 && columns.every((stage) => stage.now === 0 && !stage.entered.value) && taken.every(({ count }) => !count.value);
}
