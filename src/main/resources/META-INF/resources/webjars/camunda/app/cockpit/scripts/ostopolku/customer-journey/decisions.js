/* The decisions of customers: the answers to each question as bars, with the reasons. */
import { bar, element, table } from '/ostopolku/elements.js';
import { count, sentence, share } from '/ostopolku/format.js';
import { placeName } from '/ostopolku/stages.js';
import { comparisonWithBefore } from '/ostopolku/comparison.js';

export function decisions(figures, page) {
  const taken = figures.decisions.filter(({ count: figure }) => figure.value > 0);
  const open = figures.decisions.filter((decision) => !taken.includes(decision));
  const stageOf = ({ stage, modelName }) => (stage ? placeName(stage) : modelName);
  return page.section('decisions', 'What customers decided', page.csv('figures/decisions', 'Decisions'), [
    taken.length === 0 && element('p', { class: 'empty' }, 'No customer decided anything in this period.'),
    element('div', { class: 'decisions' }, taken.map((decision) => card(decision, stageOf(decision), page))),
    taken.length > 0 && open.length > 0 && element('p', { class: 'note' },
      `Without a decision: ${open.map((decision) => `${decision.question} (${stageOf(decision)})`).join(' · ')}`)
  ]);
}

function card(decision, stage, page) {
  const list = (further) => ({ what: 'decision', element: decision.element, ...further });
  const compared = decision.ways.some((way) => typeof way.share.before === 'number');
  return element('section', { class: 'card' },
    element('h3', {}, decision.question),
    element('p', { class: 'where' }, `${stage} · `,
      page.number(decision.count.value, count, list(), decision.question),
      ` ${decision.count.value === 1 ? 'decision' : 'decisions'} `, comparisonWithBefore(decision.count, count)),
    table({
      caption: `${decision.question} (${stage})`,
      columns: [
        { name: 'Answer', cell: ({ answer }) => sentence(answer) },
        { name: 'Bar', drawn: true, cell: (way) => bar({ share: way.share.value, kind: 'way' }) },
        { name: 'Share', numeric: true, cell: (way) => share(way.share.value) },
        { name: 'Times', numeric: true, cell: (way) => page.number(way.count.value, count, list({ flow: way.flow }), sentence(way.answer)) },
        ...(compared ? [{ name: 'Share compared', cell: (way) => comparisonWithBefore(way.share, share) }] : [])
      ],
      rows: decision.ways
    }),
    decision.ways.filter(({ reasons }) => reasons?.length > 0).map((way) => element('p', { class: 'reasons' },
      `${sentence(way.answer)}, because: `,
      way.reasons.map(({ reason, name, count: number }) => element('span', { class: 'reason' }, `${name} `,
        page.number(number, count, list({ flow: way.flow, reason }), `${sentence(way.answer)}: ${name}`))))));
}
