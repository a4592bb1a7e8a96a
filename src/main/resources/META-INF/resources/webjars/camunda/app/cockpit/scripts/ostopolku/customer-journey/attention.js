/* Stalled journeys, open orders, overdue touchpoints, unanswered signals, missed targets and alerts. */
import { ApiError, send } from '/ostopolku/api.js';
import { element, table } from '/ostopolku/elements.js';
import { count, date, dateTime, formatOf } from '/ostopolku/format.js';
import { placeName } from '/ostopolku/stages.js';
import { comparisonWithTarget } from '/ostopolku/comparison.js';

export function attention(figures, page) {
  const { attention: now, period: { zone } } = figures;
  const unitOf = ({ kpi: id, unit }) => unit ?? figures.stages.flatMap(({ kpis }) => kpis).concat(figures.kpis ?? []).find(({ kpi }) => kpi === id)?.unit;
  return page.section('attention', 'What needs attention', null, [
    element('div', { class: 'two' },
      page.part(['Stalled ', page.number(now.standingStillCount, count, { what: 'standing-still' }, 'stalled')], null,
        stalled(now, page)),
      page.part('Overdue touchpoints', null, overdue(now.overdue, zone, page)),
      page.part(['Unanswered signals ', page.number(now.unattendedSignalsCount, count, { what: 'unattended' }, 'unanswered')], null,
        unansweredSignals(now, zone, page)),
      page.part(['Open orders ', page.number(now.openOrdersCount, count, { what: 'open-orders' }, 'open orders')], null, openOrders(now, page)),
      page.part('Missed KPI targets', page.csv('figures/kpis', 'KPIs'), missedTargets(now.pastTarget, page))),
    page.part('Alerts', null, [alerts(now.alerts, zone, unitOf), subscription(now)])
  ]);
}

function stalled({ standingStill: rows, standingStillCount }, page) {
  return [
    table({
      caption: 'Stalled journeys',
      empty: 'No journey is stalled.',
      columns: [
        { name: 'Customer', cell: (row) => page.customer(row) },
        { name: 'Stage', cell: (row) => placeName(row.place) },
        { name: 'Days', numeric: true, cell: ({ days }) => count(days) },
        { name: 'Limit', numeric: true, cell: ({ limitDays }) => count(limitDays) },
        { name: 'Owner', cell: ({ owner }) => owner ?? 'No owner yet' }
      ],
      rows
    }),
    standingStillCount > rows.length && element('p', { class: 'note' },
      page.link(`Show all ${count(standingStillCount)}`, { what: 'standing-still' }))
  ];
}

function overdue(rows, zone, page) {
  return table({
    caption: 'Overdue touchpoints by team and person',
    empty: 'Nothing is overdue.',
    columns: [
      { name: 'Team', cell: ({ team }) => team },
      { name: 'Person', cell: ({ person }) => person ?? 'Not claimed yet' },
      { name: 'Overdue', numeric: true, cell: (row) => page.number(row.count, count, { what: 'overdue', team: row.team, person: row.person ?? 'none' }, `${row.team}, ${row.person ?? 'not claimed yet'}`) },
      { name: 'Oldest was due', cell: ({ oldestDue }) => date(oldestDue, zone) }
    ],
    rows
  });
}

function unansweredSignals({ unattendedSignals: rows, unattendedSignalsCount }, zone, page) {
  return [
    table({
      caption: 'Unanswered signals of customers',
      empty: 'Every signal was answered.',
      columns: [
        { name: 'Customer', cell: (row) => page.customer(row) },
        { name: 'Stage', cell: (row) => placeName(row.place) },
        { name: 'Signal', cell: ({ signalAt }) => dateTime(signalAt, zone) },
        { name: 'Owner', cell: ({ owner }) => owner ?? 'No owner yet' }
      ],
      rows
    }),
    unattendedSignalsCount > rows.length && element('p', { class: 'note' },
      page.link(`Show all ${count(unattendedSignalsCount)}`, { what: 'unattended' }))
  ];
}

const CAUSES = {
  'no-delivery': 'Nobody delivers it',
  ended: 'Journey has ended',
  moved: 'Customer has moved on',
  overdue: 'Promised day has passed'
};

function openOrders({ openOrders: rows, openOrdersCount }, page) {
  return [
    table({
      caption: 'Open orders that need attention',
      empty: 'Every open order is being delivered.',
      columns: [
        { name: 'Customer', cell: (row) => page.customer(row) },
        { name: 'Why', cell: ({ cause }) => CAUSES[cause] },
        { name: 'EUR', numeric: true, cell: ({ value }) => count(value) },
        { name: 'Days', numeric: true, cell: ({ days }) => count(days) },
        { name: 'Owner', cell: ({ owner }) => owner ?? 'No owner yet' }
      ],
      rows
    }),
    openOrdersCount > rows.length && element('p', { class: 'note' },
      page.link(`Show all ${count(openOrdersCount)}`, { what: 'open-orders' }))
  ];
}

function missedTargets(rows, page) {
  return table({
    caption: 'Missed KPI targets',
    empty: 'Every KPI meets its target.',
    columns: [
      { name: 'KPI', cell: ({ name }) => name },
      { name: 'Stage', cell: ({ stage }) => (stage && stage !== 'all' ? placeName(stage) : 'All') },
      { name: 'Value', numeric: true, cell: (row) => page.number(row.value, formatOf(row.unit), { what: 'kpi', kpi: row.kpi, stage: row.stage === 'all' ? '' : row.stage }, row.name) },
      { name: 'Target', cell: (row) => comparisonWithTarget(row, formatOf(row.unit)) }
    ],
    rows
  });
}

function alerts(rows, zone, unitOf) {
  return table({
    caption: 'Alerts',
    empty: 'No KPI is beyond its limit.',
    columns: [
      { name: 'KPI', cell: ({ name }) => name },
      { name: 'Stage', cell: ({ stage }) => (stage && stage !== 'all' ? placeName(stage) : 'All') },
      { name: 'Value', numeric: true, cell: (row) => formatOf(unitOf(row))(row.value) },
      { name: 'Limit', numeric: true, cell: (row) => formatOf(unitOf(row))(row.limit) },
      { name: 'Since', cell: ({ since }) => dateTime(since, zone) }
    ],
    rows
  });
}

/** The button that subscribes the user to mails about alerts, or unsubscribes. */
function subscription(now) {
  const result = element('span', { role: 'status' });
  const button = element('button', { type: 'button', click: change });
  const show = () => {
    button.textContent = now.subscribed ? 'Stop alert mails' : 'Mail me new alerts';
  };

  async function change() {
    button.disabled = true;
    try {
      await send(now.subscribed ? 'DELETE' : 'PUT', 'alerts/subscription');
      now.subscribed = !now.subscribed;
      result.textContent = now.subscribed ? 'New alerts will be mailed to you.' : 'No more alerts will be mailed to you.';
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      result.textContent = `The change failed: ${error.message}`;
    } finally {
      button.disabled = false;
      button.focus();
      show();
    }
  }

  show();
  return element('p', { class: 'subscription' }, button, ' ', result);
}
