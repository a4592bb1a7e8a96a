/* The list of the journeys that a number counts: a dialog over the page. */
import { get } from '/ostopolku/api.js';
import { element, table } from '/ostopolku/elements.js';
import { count, date, dateTime, sentence } from '/ostopolku/format.js';
import { placeName } from '/ostopolku/stages.js';
import { KPIS } from './kpis.js';

const PAGE_SIZE = 50;

/** The titles of the lists; a list of one stage has the stage's name in its title. */
const TITLES = {
  now: (stage) => (stage ? `Now: ${stage}` : 'All open journeys'),
  entered: (stage) => `Entered: ${stage}`,
  'gone-on': (stage) => `Moved on from: ${stage}`,
  nurtured: (stage) => `Kept warm after: ${stage}`,
  moved: (stage) => `Moved to another stage from: ${stage}`,
  left: (stage) => `Lost or no fit: ${stage}`,
  'standing-still': () => 'Stalled',
  unattended: () => 'Unanswered signals',
  overdue: () => 'Overdue touchpoints',
  'open-orders': () => 'Open orders that need attention',
  'quote-book': () => 'Quote book: open offers',
  'order-book': () => 'Order book: orders to deliver'
};

/** The heads of the column with the time that a list is about; of the other lists it is the time of the counted event. */
const TIMES = { unattended: 'Signal', overdue: 'Was due', 'open-orders': 'Ordered' };

/** `onChange` is called with the list to show next: another page of it, or null after closing. */
export function journeysDialog(onChange) {
  const title = element('h2', { id: 'ostopolku-journeys', tabindex: '-1', autofocus: true });
  const status = element('p', { role: 'status' });
  const content = element('div', { class: 'content' });
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close', click: () => onChange(null) }, '×');
  const dialog = element('dialog', { 'aria-labelledby': title.id, cancel: (event) => { event.preventDefault(); onChange(null); } },
    element('header', {}, title, close), status, content);
  let request;

  function hide() {
    request?.abort();
    dialog.close();
  }

  /** Shows a list. `parameters` are those of the page's filter; names come from the figures. */
  async function show(list, parameters, figures) {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    title.textContent = titleOf(list, figures);
    status.textContent = 'Loading the journeys…';
    content.replaceChildren();
    if (!dialog.open) {
      dialog.showModal();
    }
    try {
      const { total, journeys } = await get('journeys', { ...parameters, ...list }, signal);
      status.textContent = total === 1 ? '1 journey' : `${count(total)} journeys`;
      content.replaceChildren(journeyTable(journeys, list, figures), pager(total, list));
    } catch (error) {
      if (!signal.aborted) {
        status.textContent = '';
        content.replaceChildren(element('p', { role: 'alert', class: 'failure' }, error.message, ' ',
          element('button', { type: 'button', click: () => show(list, parameters, figures) }, 'Try again')));
      }
    }
  }

  function pager(total, list) {
    const page = Number(list.page ?? 1);
    const pages = Math.ceil(total / PAGE_SIZE);
    const turn = (name, to) => element('button', { type: 'button', disabled: to < 1 || to > pages, click: () => onChange({ ...list, page: to }) }, name);
    return pages > 1
      ? element('nav', { 'aria-label': 'Pages' }, turn('Previous', page - 1), ` Page ${page} of ${pages} `, turn('Next', page + 1))
      : '';
  }

  return { dialog, show, hide };
}

function journeyTable(journeys, list, { period: { zone } }) {
  const dated = journeys.some(({ when }) => when) && list.what !== 'now';
  return table({
    caption: 'Journeys',
    empty: 'You may see none of the journeys of this number.',
    columns: [
      { name: 'Customer', cell: (row) => customer(row) },
      { name: 'Journey', cell: ({ journey }) => journey },
      { name: 'Now', cell: ({ stage }) => (stage === null ? 'Ended' : placeName(stage)) },
      { name: 'Since', cell: ({ since }) => date(since, zone) },
      ...(dated ? [{ name: TIMES[list.what] ?? 'Counted on', cell: ({ when }) => dateTime(when, zone) }] : []),
      { name: 'Owner', cell: ({ owner }) => owner || 'No owner yet' }
    ],
    rows: journeys
  });
}

/** The name of a customer, linked to the process instance if Cockpit can show it. */
export function customer({ customerName, journey, cockpit }) {
  const name = customerName ?? journey ?? 'A customer of another team';
  return cockpit ? element('a', { href: `#/process-instance/${encodeURIComponent(cockpit)}` }, name) : name;
}

function titleOf(list, figures) {
  const { decisions, choices } = figures;
  const named = (options, id) => options.find((option) => option.id === id)?.name ?? id;
  const title = list.what === 'decision' ? decisionTitle(list, decisions)
    : list.what === 'kpi' ? kpiTitle(list, figures)
    : TITLES[list.what]?.(list.stage ? placeName(list.stage) : '') ?? 'Journeys';
  return [title, named(choices.productCategories, list.productCategory), named(choices.segments, list.segment),
    list.touchpoint, list.team, list.person === 'none' ? 'Not claimed yet' : list.person].filter(Boolean).join(' · ');
}

function decisionTitle({ element: id, flow, reason }, decisions) {
  const decision = decisions.find(({ element: asked }) => asked === id);
  const way = decision?.ways.find(({ flow: taken }) => taken === flow);
  return [decision?.question ?? 'Decision', way?.answer, way?.reasons?.find((given) => given.reason === reason)?.name].filter(Boolean).join(' · ');
}

const PATH_KPIS = { [KPIS.stageDays]: 'Days in the stage' };

function kpiTitle({ kpi: id, stage }, { stages, kpis: ofAll = [] }) {
  const kpi = stages.flatMap(({ kpis }) => kpis).concat(ofAll).find((one) => one.kpi === id);
  return [kpi?.name ?? PATH_KPIS[id] ?? sentence(id.replaceAll('-', ' ')), stage && placeName(stage)].filter(Boolean).join(' · ');
}
