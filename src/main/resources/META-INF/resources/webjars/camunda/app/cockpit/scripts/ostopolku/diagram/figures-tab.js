/* The tab "Figures": the figures of the diagram as tables. */
import { element, table } from '/ostopolku/elements.js';
import { count, duration, sentence, share } from '/ostopolku/format.js';
import { csvAddress, loadFigures } from './choice.js';
import { tab } from './tab.js';
import { kindName } from './kinds.js';

export function figuresTab(node, definition) {
  return tab(node, {
    name: 'Figures',
    note: 'The figures of the diagram, for this version. Customers who are still at an element are not counted there.',
    load: () => loadFigures(definition),
    draw,
    csv: () => [
      { name: 'Elements', address: csvAddress(definition, 'figures/elements') },
      { name: 'Decisions', address: csvAddress(definition, 'figures/decisions') }
    ]
  });
}

function draw({ elements, decisions }) {
  return [
    element('h4', {}, 'Elements'),
    table({
      caption: 'Figures of the elements',
      empty: 'No customer passed in this period.',
      columns: [
        { name: 'Element', cell: ({ name }) => name },
        { name: 'Kind', cell: ({ type }) => kindName(type) },
        { name: 'Customers', numeric: true, cell: ({ customers }) => count(customers) },
        { name: 'Times', numeric: true, cell: ({ passes }) => count(passes) },
        { name: 'Median time', numeric: true, cell: ({ medianHours }) => duration(medianHours) },
        { name: '90 % within', numeric: true, cell: ({ p90Hours }) => duration(p90Hours) }
      ],
      rows: elements.filter(({ name, passes }) => name && passes > 0)
    }),
    element('h4', {}, 'Decisions'),
    table({
      caption: 'Answers to the decisions',
      empty: 'No decision in this period.',
      columns: [
        { name: 'Question', cell: ({ question }) => question },
        { name: 'Answer', cell: ({ answer }) => sentence(answer) },
        { name: 'Times', numeric: true, cell: (way) => count(way.count) },
        { name: 'Share', numeric: true, cell: (way) => share(way.share) },
        { name: 'Decided by', cell: ({ customers }) => (customers ? 'The customer' : 'The company or a rule') }
      ],
      rows: decisions.filter((decision) => decision.count > 0)
        .flatMap(({ question, customers, ways }) => ways.map((way) => ({ question, customers, ...way })))
    })
  ];
}
