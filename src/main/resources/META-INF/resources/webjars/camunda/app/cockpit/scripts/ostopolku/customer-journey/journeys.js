/* The list of journeys behind a number: a dialog over the page, with pages of its own. */
import { get } from '../api.js';
import { element, table } from '../elements.js';
import { count, dateIn, timeIn } from '../format.js';

const A_PAGE = 50;

/** How a list is called; `of` stands for the stage. */
const TITLES = {
  now: (of) => (of ? `Now: ${of}` : 'All open journeys'),
  entered: (of) => `Entered: ${of}`,
  'gone-on': (of) => `Gone on from: ${of}`,
  nurtured: (of) => `Kept warm after: ${of}`,
  moved: (of) => `Jumped elsewhere from: ${of}`,
  left: (of) => `Left us at: ${of}`,
  'standing-still': () => 'Standing still',
  unattended: () => 'Signals that nobody took up',
  overdue: () => 'Overdue touchpoints',
  'quote-book': () => 'Quote book: offers that are open',
  'order-book': () => 'Order book: orders to be delivered'
};

/** `moved` gets the list to show instead: another page of it, or null when the dialog is closed. */
export function journeysDialog(moved) {
  const title = element('h2', { id: 'ostopolku-journeys', tabindex: '-1', autofocus: true });
  const told = element('p', { role: 'status' });
  const content = element('div', { class: 'content' });
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close', click: () => moved(null) }, '×');
  const dialog = element('dialog', { 'aria-labelledby': title.id, cancel: (event) => { event.preventDefault(); moved(null); } },
    element('header', {}, title, close), told, content);
  let request;

  function hide() {
    request?.abort();
    dialog.close();
  }

  /** Shows a list; figures give the names, the question is the filter of the page. */
  async function show(list, question, figures) {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    title.textContent = titleOf(list, figures);
    told.textContent = 'Looking for the journeys…';
    content.replaceChildren();
    if (!dialog.open) {
      dialog.showModal();
    }
    try {
      const answer = await get('journeys', { ...question, ...list }, signal);
      told.textContent = answer.total === 1 ? '1 journey' : `${count(answer.total)} journeys`;
      content.replaceChildren(rows(answer.journeys, list, figures), pager(answer.total, list));
    } catch (error) {
      if (!signal.aborted) {
        told.textContent = '';
        content.replaceChildren(element('p', { role: 'alert', class: 'failure' }, error.message, ' ',
          element('button', { type: 'button', click: () => show(list, question, figures) }, 'Try again')));
      }
    }
  }

  function pager(total, list) {
    const page = Number(list.page ?? 1);
    const pages = Math.ceil(total / A_PAGE);
    const turn = (name, to) => element('button', { type: 'button', disabled: to < 1 || to > pages, click: () => moved({ ...list, page: to }) }, name);
    return pages > 1
      ? element('nav', { 'aria-label': 'Pages' }, turn('Previous', page - 1), ` Page ${page} of ${pages} `, turn('Next', page + 1))
      : '';
  }

  return { dialog, show, hide };
}

function rows(journeys, list, { stages, period: { zone } }) {
  const places = { nurture: 'Kept warm', left: 'Leaving', null: 'Ended' };
  const stageName = (id) => stages.find(({ stage }) => stage === id)?.ours ?? places[id] ?? id;
  const dated = journeys.some(({ when }) => when) && list.what !== 'now';
  return table({
    caption: 'Journeys',
    empty: 'There is no journey behind this number that you may see.',
    columns: [
      { name: 'Customer', cell: (row) => customer(row) },
      { name: 'Journey', cell: ({ journey }) => journey },
      { name: 'Now', cell: ({ stage }) => stageName(stage) },
      { name: 'Since', cell: ({ since }) => dateIn(zone, since) },
      ...(dated ? [{ name: 'Counted on', cell: ({ when }) => timeIn(zone, when) }] : []),
      { name: 'Owner', cell: ({ owner }) => owner || 'Nobody yet' }
    ],
    rows: journeys
  });
}

/** A customer's name, as a link to the journey in Cockpit while Cockpit has it. */
export function customer({ customerName, journey, cockpit }) {
  const name = customerName ?? journey ?? 'A customer of another team';
  return cockpit ? element('a', { href: `#/process-instance/${encodeURIComponent(cockpit)}` }, name) : name;
}

function titleOf(list, figures) {
  const { stages, decisions, choices } = figures;
  const stage = stages.find(({ stage: id }) => id === list.stage);
  const named = (offered, id) => offered.find((choice) => choice.id === id)?.name ?? id;
  const title = list.what === 'decision' ? answerOf(list, decisions)
    : list.what === 'kpi' ? kpiOf(list, figures)
    : TITLES[list.what]?.(list.stage === 'nurture' ? 'Kept warm' : stage?.ours ?? '') ?? 'Journeys';
  return [title, named(choices.productCategories, list.productCategory), named(choices.segments, list.segment),
    list.touchpoint, list.team, list.person === 'none' ? 'Not taken yet' : list.person].filter(Boolean).join(' · ');
}

function answerOf({ element: id, flow, reason }, decisions) {
  const decision = decisions.find(({ element: asked }) => asked === id);
  const way = decision?.ways.find(({ flow: taken }) => taken === flow);
  return [decision?.question ?? 'Decision', way?.answer, way?.reasons?.find((given) => given.reason === reason)?.name].filter(Boolean).join(' · ');
}

const PATH_KPIS = { 'stage-days': 'Days in the stage' };

function kpiOf({ kpi: id, stage }, { stages, kpis: ofAll = [] }) {
  const known = stages.flatMap(({ kpis }) => kpis).concat(ofAll).find(({ kpi }) => kpi === id);
  const ours = stages.find((one) => one.stage === stage)?.ours;
  return [known?.name ?? PATH_KPIS[id] ?? id.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase()), ours].filter(Boolean).join(' · ');
}
