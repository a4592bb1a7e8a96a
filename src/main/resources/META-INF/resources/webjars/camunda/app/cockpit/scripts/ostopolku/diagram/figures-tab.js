/* The figures of the diagram as tables. */
import { element, table } from '../elements.js';
import { count, share } from '../format.js';
import { addressOf, figuresOf } from './choice.js';
import { tab } from './tab.js';
import { duration, kind, sentence } from './wording.js';

export function figuresTab(node, definition) {
  return tab(node, {
    name: 'Figures',
    note: 'The figures of the diagram, for this version. Who is still at an element has not passed it.',
    load: () => figuresOf(definition),
    draw,
    csv: () => [
      { name: 'Elements', address: addressOf(definition, 'figures/elements') },
      { name: 'Decisions', address: addressOf(definition, 'figures/decisions') }
    ]
  });
}

function draw({ elements, decisions }) {
  return [
    element('h4', {}, 'Elements'),
    table({
      caption: 'How customers passed each element',
      empty: 'Nobody passed here in this period.',
      columns: [
        { name: 'Element', cell: ({ name }) => name },
        { name: 'Kind', cell: ({ type }) => kind(type) },
        { name: 'Customers', numeric: true, cell: ({ customers }) => count(customers) },
        { name: 'Times', numeric: true, cell: ({ passes }) => count(passes) },
        { name: 'Median time', numeric: true, cell: ({ medianHours }) => duration(medianHours) },
        { name: '9 of 10 within', numeric: true, cell: ({ p90Hours }) => duration(p90Hours) }
      ],
      rows: elements.filter(({ name, passes }) => name && passes > 0)
    }),
    element('h4', {}, 'Decisions'),
    table({
      caption: 'The ways that were taken out of each decision',
      empty: 'Nothing was decided in this period.',
      columns: [
        { name: 'Question', cell: ({ question }) => question },
        { name: 'Answer', cell: ({ answer }) => sentence(answer) },
        { name: 'Times', numeric: true, cell: (way) => count(way.count) },
        { name: 'Share', numeric: true, cell: (way) => share(way.share) },
        { name: 'Who decides', cell: ({ customers }) => (customers ? 'The customer' : 'We, or a rule') }
      ],
      rows: decisions.filter((decision) => decision.count > 0)
        .flatMap(({ question, customers, ways }) => ways.map((way) => ({ question, customers, ...way })))
    })
  ];
}
