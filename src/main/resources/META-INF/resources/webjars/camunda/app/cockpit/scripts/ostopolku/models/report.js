/* What came out of a rehearsal: the same customers with the models that hold now and with the candidate, side by side. */
import { element, fold, table } from '../elements.js';
import { count, dateIn, share, writer } from '../format.js';
import { journeys } from './preview.js';
import { zone } from './section.js';

const VERDICTS = {
  missed: 'Not logged any more', 'not-reached': 'Nobody comes there any more', less: 'Logged less often', more: 'Logged more often', same: 'As now', never: 'In neither play'
};

export function report({ files, report: told }) {
  const { stuck, unfit, kpis, decisions, unreached } = told;
  const changed = kpis.filter(({ verdict }) => ['missed', 'not-reached', 'less'].includes(verdict));
  const others = kpis.filter((kpi) => !changed.includes(kpi));
  const moved = decisions.filter(({ ways }) => ways.some((way) => way.now !== way.candidate));
  const alike = decisions.filter((decision) => !moved.includes(decision));
  return element('section', { class: 'part', 'aria-label': 'What came out' },
    element('h3', { tabindex: '-1' }, sentence(told, changed)),
    element('p', { class: 'note' }, `${files.join(', ')}: ${from(told)}`),
    told.candidate.cutShort && element('p', { class: 'trouble' }, `The play was cut short at ${dateIn(zone, told.candidate.until)}, at the limit of time: play fewer journeys to see more.`),
    element('h4', {}, 'What became of the journeys'), outcome(told),
    element('h4', {}, 'Where journeys cannot go on'), hindrances(stuck),
    element('h4', {}, 'KPIs that are logged less'), measured('KPIs that are logged less', changed, 'Every KPI is logged at least as often as now.'),
    others.length > 0 && fold('rehearsed kpis', others.length === 1 ? '1 other KPI' : `${count(others.length)} other KPIs`, measured('Other KPIs', others)),
    element('h4', {}, 'Decisions that go another way'), ways('Decisions that go another way', moved, 'Every decision goes as it does now.'),
    alike.length > 0 && fold('rehearsed decisions', alike.length === 1 ? '1 decision as now' : `${count(alike.length)} decisions as now`, ways('Decisions as now', alike)),
    unfit.length > 0 && [element('h4', {}, 'Answers that nobody can give any more'), misfits(unfit)],
    element('h4', {}, 'Elements that nobody came through'),
    unreached.length === 0
      ? element('p', { class: 'empty' }, 'Somebody came through every element of the candidate.')
      : fold('unreached', `${count(unreached.length)} of ${count(unreached.length + told.reached)} elements of the candidate: this rehearsal tells nothing of them`,
        element('ul', { class: 'plain' }, unreached.map((at) => element('li', {}, place(at))))));
}

function sentence({ journeys: all, candidate, now, stuck }, less) {
  const parts = [
    candidate.stuck > 0 ? `${journeys(candidate.stuck)} of ${count(all)} got stuck` : stuck.some((one) => one.candidate > 0) ? 'some steps failed' : 'nobody got stuck',
    less.length > 0 ? `${less.length === 1 ? '1 KPI is' : `${count(less.length)} KPIs are`} logged less` : 'no KPI is logged less',
    `${count(candidate.finished)} finished (now ${count(now.finished)})`
  ];
  return `With the candidate ${parts.join(', ')}.`;
}

function from({ journeys: all, past, candidate: { remembered, made } }) {
  if (past === 0) {
    return `${journeys(all)}, made up by the simulator, because no past ones are known.`;
  }
  const others = all > past ? `, ${count(all - past)} made up` : '';
  return `${journeys(past)} as customers once decided${others}. `
    + `${share(remembered + made === 0 ? 0 : remembered / (remembered + made))} of the touchpoints were answered as they once were, the others by the simulator.`;
}

function place({ file, element: id, label }) {
  return element('span', {}, element('strong', {}, label || id), label && element('code', {}, id), element('span', { class: 'quiet' }, file ?? ''));
}

function outcome({ now, candidate }) {
  const endings = [...new Set([...candidate.endings, ...now.endings].map(({ element: id }) => id))];
  const at = (side, id) => side.endings.find((one) => one.element === id)?.journeys ?? 0;
  const name = (id) => [...candidate.endings, ...now.endings].find((one) => one.element === id).label || id;
  return table({
    caption: 'What became of the journeys',
    columns: [
      { name: 'Journeys', cell: ({ name: words, inner }) => element('span', { class: inner && 'inner' }, words) },
      { name: 'Now', numeric: true, cell: ({ before }) => count(before) },
      { name: 'Candidate', numeric: true, cell: ({ after }) => count(after) }
    ],
    rows: [
      { name: 'Got stuck', before: now.stuck, after: candidate.stuck },
      { name: 'Still under way when the play ended', before: now.underWay, after: candidate.underWay },
      { name: 'Finished', before: now.finished, after: candidate.finished },
      ...endings.map((id) => ({ name: name(id), inner: true, before: at(now, id), after: at(candidate, id) }))
    ]
  });
}

function hindrances(stuck) {
  return table({
    caption: 'Where journeys cannot go on',
    empty: 'Every journey could go on everywhere.',
    columns: [
      { name: 'Element', cell: ({ at }) => place(at) },
      { name: 'Why', cell: ({ reason, example }) => element('span', {}, reason, facts(example)) },
      { name: 'Journeys now', numeric: true, cell: ({ now }) => count(now) },
      { name: 'Candidate', numeric: true, cell: ({ candidate }) => count(candidate) }
    ],
    rows: stuck
  });
}

function facts(example) {
  const known = Object.entries(example);
  return known.length > 0 && element('details', {}, element('summary', {}, 'One of them'),
    element('p', { class: 'quiet' }, known.map(([name, value]) => `${name} = ${value}`).join(', ')));
}

function measured(caption, kpis, empty) {
  return table({
    caption,
    empty,
    columns: [
      { name: 'KPI', cell: ({ name, id }) => element('span', {}, element('strong', {}, name), element('code', {}, id)) },
      { name: '', cell: ({ verdict }) => element('span', { class: verdict === 'missed' ? 'late' : '' }, VERDICTS[verdict]) },
      { name: 'Logged at', cell: ({ at }) => at.map((one) => element('span', { class: 'file' }, place(one))) },
      { name: 'Now', numeric: true, cell: ({ now, unit }) => logged(now, unit) },
      { name: 'Candidate', numeric: true, cell: ({ candidate, unit }) => logged(candidate, unit) }
    ],
    rows: kpis
  });
}

function logged({ times, mean }, unit) {
  return times === 0 ? 'never' : `${count(times)} times, mean ${writer(unit)(mean)}`;
}

function ways(caption, decisions, empty) {
  return table({
    caption,
    empty,
    columns: [
      { name: 'Question', cell: ({ at, first }) => (first ? place(at) : '') },
      { name: 'Way', cell: ({ way }) => way.label || way.flow },
      { name: 'Now', numeric: true, cell: ({ way, before }) => part(way.now, before) },
      { name: 'Candidate', numeric: true, cell: ({ way, after }) => part(way.candidate, after) }
    ],
    rows: decisions.flatMap(({ at, ways: taken }) => taken.map((way, index) => ({
      at, way, first: index === 0,
      before: taken.reduce((sum, one) => sum + one.now, 0),
      after: taken.reduce((sum, one) => sum + one.candidate, 0)
    })))
  });
}

function part(taken, all) {
  return `${count(taken)} (${share(all === 0 ? 0 : taken / all)})`;
}

function misfits(unfit) {
  return table({
    caption: 'Answers that nobody can give any more',
    columns: [
      { name: 'Touchpoint', cell: ({ at }) => place(at) },
      { name: 'Field', cell: ({ field }) => field },
      { name: 'Was answered', cell: ({ answer }) => answer },
      { name: 'Times', numeric: true, cell: ({ times }) => count(times) }
    ],
    rows: unfit
  });
}
