/* What needs somebody: customers who wait, people who are behind, figures past their limits. */
import { ApiError, send } from '../api.js';
import { element, table } from '../elements.js';
import { count, dateIn, decimal, timeIn, writer } from '../format.js';
import { withTarget } from './comparison.js';

export function attention(figures, page) {
  const { attention: now, period: { zone } } = figures;
  const place = (id) => figures.stages.find(({ stage }) => stage === id)?.ours ?? (id === 'nurture' ? 'Kept warm' : id);
  const unitOf = ({ kpi: id, unit }) => unit ?? figures.stages.flatMap(({ kpis }) => kpis).concat(figures.kpis ?? []).find(({ kpi }) => kpi === id)?.unit;
  return page.section('attention', 'What needs attention', null, [
    element('div', { class: 'two' },
      page.part(['Standing still ', page.number(now.standingStillCount, count, { what: 'standing-still' }, 'standing still')], null,
        standingStill(now, place, page)),
      page.part('Overdue touchpoints', null, overdue(now.overdue, zone, page)),
      page.part(['Signals that nobody took up ', page.number(now.unattendedSignalsCount, count, { what: 'unattended' }, 'unattended')], null,
        unattended(now, place, zone, page)),
      page.part('KPIs past their target', page.csv('figures/kpis', 'KPIs'), pastTarget(now.pastTarget, place, page))),
    page.part('Alerts', null, [alerts(now.alerts, place, zone, unitOf), subscription(now)])
  ]);
}

function standingStill({ standingStill: rows, standingStillCount }, place, page) {
  return [
    table({
      caption: 'Customers who stand still',
      empty: 'Nobody stands still.',
      columns: [
        { name: 'Customer', cell: (row) => page.customer(row) },
        { name: 'Where', cell: (row) => place(row.place) },
        { name: 'Days', numeric: true, cell: ({ days }) => count(days) },
        { name: 'Limit', numeric: true, cell: ({ limitDays }) => count(limitDays) },
        { name: 'Owner', cell: ({ owner }) => owner ?? 'Nobody yet' }
      ],
      rows
    }),
    standingStillCount > rows.length && element('p', { class: 'note' },
      page.link(`All ${count(standingStillCount)} of them`, { what: 'standing-still' }))
  ];
}

function overdue(rows, zone, page) {
  return table({
    caption: 'Overdue touchpoints by team and person',
    empty: 'Nothing is overdue.',
    columns: [
      { name: 'Team', cell: ({ team }) => team },
      { name: 'Person', cell: ({ person }) => person ?? 'Not taken yet' },
      { name: 'Overdue', numeric: true, cell: (row) => page.number(row.count, count, { what: 'overdue', team: row.team, person: row.person ?? 'none' }, `${row.team}, ${row.person ?? 'not taken yet'}`) },
      { name: 'Oldest was due', cell: ({ oldestDue }) => dateIn(zone, oldestDue) }
    ],
    rows
  });
}

function unattended({ unattendedSignals: rows, unattendedSignalsCount }, place, zone, page) {
  return [
    table({
      caption: 'Signals of customers that nobody took up',
      empty: 'Every signal was taken up.',
      columns: [
        { name: 'Customer', cell: (row) => page.customer(row) },
        { name: 'Where', cell: (row) => place(row.place) },
        { name: 'Signal', cell: ({ signalAt }) => timeIn(zone, signalAt) },
        { name: 'Owner', cell: ({ owner }) => owner ?? 'Nobody yet' }
      ],
      rows
    }),
    unattendedSignalsCount > rows.length && element('p', { class: 'note' },
      page.link(`All ${count(unattendedSignalsCount)} of them`, { what: 'unattended' }))
  ];
}

function pastTarget(rows, place, page) {
  return table({
    caption: 'KPIs past their target',
    empty: 'Every KPI meets its target.',
    columns: [
      { name: 'KPI', cell: ({ name }) => name },
      { name: 'Stage', cell: ({ stage }) => (stage && stage !== 'all' ? place(stage) : 'All') },
      { name: 'Value', numeric: true, cell: (row) => page.number(row.value, writer(row.unit), { what: 'kpi', kpi: row.kpi, stage: row.stage === 'all' ? '' : row.stage }, row.name) },
      { name: 'Target', cell: (row) => withTarget(row, writer(row.unit)) }
    ],
    rows
  });
}

function alerts(rows, place, zone, unitOf) {
  return table({
    caption: 'Alerts',
    empty: 'No KPI is worse than its limit.',
    columns: [
      { name: 'KPI', cell: ({ name }) => name },
      { name: 'Stage', cell: ({ stage }) => (stage && stage !== 'all' ? place(stage) : 'All') },
      { name: 'Value', numeric: true, cell: (row) => writer(unitOf(row))(row.value) },
      { name: 'Limit', numeric: true, cell: (row) => writer(unitOf(row))(row.limit) },
      { name: 'Since', cell: ({ since }) => timeIn(zone, since) }
    ],
    rows
  });
}

/** Whether alerts are mailed to who looks at the page, and the button that changes it. */
function subscription(now) {
  const said = element('span', { role: 'status' });
  const button = element('button', { type: 'button', click: change });
  const show = () => {
    button.textContent = now.subscribed ? 'Stop mailing me alerts' : 'Mail me new alerts';
  };

  async function change() {
    button.disabled = true;
    try {
      await send(now.subscribed ? 'DELETE' : 'PUT', 'alerts/subscription');
      now.subscribed = !now.subscribed;
      said.textContent = now.subscribed ? 'New alerts will be mailed to you.' : 'No more alerts will be mailed to you.';
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      said.textContent = `That did not work: ${error.message}`;
    } finally {
      button.disabled = false;
      button.focus();
      show();
    }
  }

  show();
  return element('p', { class: 'subscription' }, button, ' ', said);
}
