/* What it is worth: the books, sales and margin, lifetime value, and what may come. */
import { bar, element, table } from '../elements.js';
import { count, money as euros, monthOf, share, tenths, writer } from '../format.js';
import { comparisons } from './comparison.js';

const percent = writer('percent');

const TILES = [
  { key: 'quoteBook', name: 'Quote book', write: euros, list: { what: 'quote-book' } },
  { key: 'quoteBookMargin', name: 'Margin in the quote book', write: euros, list: { what: 'quote-book' } },
  { key: 'orderBook', name: 'Order book', write: euros, list: { what: 'order-book' } },
  { key: 'orderBookMargin', name: 'Margin in the order book', write: euros, list: { what: 'order-book' } },
  { key: 'orders', name: 'Orders', write: count, list: { what: 'kpi', kpi: 'orders' } },
  { key: 'sales', name: 'Sales', write: euros, list: { what: 'kpi', kpi: 'sales-value' } },
  { key: 'margin', name: 'Margin of the sales', write: euros, list: { what: 'kpi', kpi: 'sales-margin' } },
  { key: 'winRate', name: 'Win rate', write: share, list: { what: 'kpi', kpi: 'win-rate' } },
  { key: 'discount', name: 'Discount given', write: percent, list: { what: 'kpi', kpi: 'discount-given' } },
  { key: 'addOnShare', name: 'Share of add-on sales', write: share, list: { what: 'kpi', kpi: 'add-on-share' } }
];

export function money({ money: figures, choices }, page) {
  return page.section('money', 'Money', null, [
    element('div', { class: 'tiles' }, TILES.map((tile) => element('section', { class: 'tile', 'aria-label': tile.name },
      element('h3', {}, tile.name),
      element('p', { class: 'value' }, page.number(figures[tile.key].value, tile.write, tile.list, tile.name)),
      element('p', { class: 'compared' }, comparisons(figures[tile.key], tile.write))))),
    page.part('By product category and segment', page.csv('figures/money', 'Money'), byCategory(figures.table, choices, page)),
    element('div', { class: 'three' },
      page.part('Lifetime value of a customer', page.csv('figures/lifetime-value', 'Lifetime value'), lifetimeValue(figures.lifetimeValue, page)),
      page.part('Expected orders', page.csv('figures/forecast', 'Forecast'), forecast(figures.forecast, page)),
      page.part('How far off it would have been', page.csv('figures/backtest', 'Backtest'), backtest(figures.forecast)))
  ]);
}

function byCategory(rows, { productCategories, segments }, page) {
  const named = (choices, id) => choices.find((choice) => choice.id === id)?.name ?? (id || 'Not known');
  const cell = (key, write, list) => (row) =>
    page.number(row[key], write, { ...list, productCategory: row.productCategory, segment: row.segment },
      `${named(productCategories, row.productCategory)}, ${named(segments, row.segment)}`);
  return table({
    caption: 'Money by product category and segment',
    empty: 'No offer and no order in this selection.',
    columns: [
      { name: 'Product category', cell: (row) => named(productCategories, row.productCategory) },
      { name: 'Segment', cell: (row) => named(segments, row.segment) },
      ...TILES.filter(({ key }) => !key.endsWith('BookMargin'))
        .map(({ key, name, write, list }) => ({ name, numeric: true, cell: cell(key, write, list) }))
    ],
    rows
  });
}

function lifetimeValue(rows, page) {
  const most = Math.max(...rows.map(({ value }) => value.value ?? 0));
  return table({
    caption: 'Lifetime value of a customer by segment',
    empty: 'No customer has ordered yet.',
    columns: [
      { name: 'Segment', cell: ({ name }) => name },
      { name: 'Bar', drawn: true, cell: ({ value }) => bar({ share: value.value / most, kind: 'way' }) },
      { name: 'Mean value', numeric: true, cell: (row) => [page.number(row.value.value, euros, { what: 'kpi', kpi: 'lifetime-value', segment: row.segment }, row.name), comparisons(row.value, euros)] },
      { name: 'Customers', numeric: true, cell: ({ customers }) => count(customers) }
    ],
    rows
  });
}

function forecast({ months, basis }, page) {
  const most = Math.max(...months.map(({ value }) => value));
  return [
    table({
      caption: 'Expected orders by month',
      empty: 'There is too little to go by yet.',
      columns: [
        { name: 'Month', cell: ({ month }) => monthOf(month) },
        { name: 'Bar', drawn: true, cell: ({ value }) => bar({ share: value / most, kind: 'expected' }) },
        { name: 'Expected orders', numeric: true, cell: ({ orders }) => tenths(orders) },
        { name: 'Expected value', numeric: true, cell: ({ value }) => euros(value) }
      ],
      rows: months
    }),
    element('p', { class: 'note' }, `${basis} `, months.length > 0 && page.link('The open journeys behind it', { what: 'now' }))
  ];
}

function backtest({ backtest: rows, typicalError }) {
  return [
    table({
      caption: 'What would have been expected a month ahead, and what came',
      empty: 'There are too few months to try it on.',
      columns: [
        { name: 'Month', cell: ({ month }) => monthOf(month) },
        { name: 'Orders expected', numeric: true, cell: ({ expectedOrders }) => tenths(expectedOrders) },
        { name: 'Orders', numeric: true, cell: ({ orders }) => count(orders) },
        { name: 'Value expected', numeric: true, cell: ({ expectedValue }) => euros(expectedValue) },
        { name: 'Value', numeric: true, cell: ({ value }) => euros(value) }
      ],
      rows
    }),
    typeof typicalError === 'number' && element('p', { class: 'note' }, `Typically it was off by ${share(typicalError)}.`)
  ];
}
