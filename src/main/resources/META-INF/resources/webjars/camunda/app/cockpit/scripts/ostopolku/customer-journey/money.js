/* Quotes, orders, sales and margin, lifetime value and forecast. */
import { bar, element, table } from '/ostopolku/elements.js';
import { count, formatOf, money as euros, month, share, tenths } from '/ostopolku/format.js';
import { KPIS } from './kpis.js';
import { comparisons } from '/ostopolku/comparison.js';

const percent = formatOf('percent');

const TILES = [
  { key: 'quoteBook', name: 'Quote book', format: euros, list: { what: 'quote-book' } },
  { key: 'quoteBookMargin', name: 'Margin in the quote book', format: euros, list: { what: 'quote-book' } },
  { key: 'orderBook', name: 'Order book', format: euros, list: { what: 'order-book' } },
  { key: 'orderBookMargin', name: 'Margin in the order book', format: euros, list: { what: 'order-book' } },
  { key: 'orders', name: 'Orders', format: count, list: { what: 'kpi', kpi: KPIS.orders } },
  { key: 'sales', name: 'Sales', format: euros, list: { what: 'kpi', kpi: KPIS.sales } },
  { key: 'margin', name: 'Margin of the sales', format: euros, list: { what: 'kpi', kpi: KPIS.margin } },
  { key: 'winRate', name: 'Win rate', format: share, list: { what: 'kpi', kpi: KPIS.winRate } },
  { key: 'discount', name: 'Discount given', format: percent, list: { what: 'kpi', kpi: KPIS.discount } },
  { key: 'addOnShare', name: 'Share of add-on sales', format: share, list: { what: 'kpi', kpi: KPIS.addOnShare } }
];

export function money({ money: figures, choices }, page) {
  return page.section('money', 'Money', null, [
    element('div', { class: 'tiles' }, TILES.map((tile) => element('section', { class: 'tile', 'aria-label': tile.name },
      element('h3', {}, tile.name),
      element('p', { class: 'value' }, page.number(figures[tile.key].value, tile.format, tile.list, tile.name)),
      element('p', { class: 'compared' }, comparisons(figures[tile.key], tile.format))))),
    page.part('By product category and segment', page.csv('figures/money', 'Money'), byCategory(figures.table, choices, page)),
    element('div', { class: 'three' },
      page.part('Lifetime value of a customer', page.csv('figures/lifetime-value', 'Lifetime value'), lifetimeValue(figures.lifetimeValue, page)),
      page.part('Expected orders', page.csv('figures/forecast', 'Forecast'), forecast(figures.forecast, page)),
      page.part('Forecast accuracy', page.csv('figures/backtest', 'Backtest'), backtest(figures.forecast)))
  ]);
}

function byCategory(rows, { productCategories, segments }, page) {
  const named = (choices, id) => choices.find((choice) => choice.id === id)?.name ?? (id || 'Unknown');
  const cell = (key, format, list) => (row) =>
    page.number(row[key], format, { ...list, productCategory: row.productCategory, segment: row.segment },
      `${named(productCategories, row.productCategory)}, ${named(segments, row.segment)}`);
  return table({
    caption: 'Money by product category and segment',
    empty: 'No offer and no order in this selection.',
    columns: [
      { name: 'Product category', cell: (row) => named(productCategories, row.productCategory) },
      { name: 'Segment', cell: (row) => named(segments, row.segment) },
      ...TILES.filter(({ key }) => !key.endsWith('BookMargin'))
        .map(({ key, name, format, list }) => ({ name, numeric: true, cell: cell(key, format, list) }))
    ],
    rows
  });
}

function lifetimeValue(rows, page) {
  const highest = Math.max(...rows.map(({ value }) => value.value ?? 0));
  return table({
    caption: 'Lifetime value of a customer by segment',
    empty: 'No customer has ordered yet.',
    columns: [
      { name: 'Segment', cell: ({ name }) => name },
      { name: 'Bar', drawn: true, cell: ({ value }) => bar({ share: value.value / highest, kind: 'way' }) },
      { name: 'Mean value', numeric: true, cell: (row) => [page.number(row.value.value, euros, { what: 'kpi', kpi: KPIS.lifetimeValue, segment: row.segment }, row.name), comparisons(row.value, euros)] },
      { name: 'Customers', numeric: true, cell: ({ customers }) => count(customers) }
    ],
    rows
  });
}

function forecast({ months, basis }, page) {
  const highest = Math.max(...months.map(({ value }) => value));
  return [
    table({
      caption: 'Expected orders by month',
      empty: 'Too few past orders for a forecast.',
      columns: [
        { name: 'Month', cell: (row) => month(row.month) },
        { name: 'Bar', drawn: true, cell: ({ value }) => bar({ share: value / highest, kind: 'expected' }) },
        { name: 'Expected orders', numeric: true, cell: ({ orders }) => tenths(orders) },
        { name: 'Expected value', numeric: true, cell: ({ value }) => euros(value) }
      ],
      rows: months
    }),
    element('p', { class: 'note' }, `${basis} `, months.length > 0 && page.link('Show the open journeys', { what: 'now' }))
  ];
}

function backtest({ backtest: rows, typicalError }) {
  return [
    table({
      caption: 'Forecast one month ahead, and actual orders',
      empty: 'Too few past months for a test of the forecast.',
      columns: [
        { name: 'Month', cell: (row) => month(row.month) },
        { name: 'Orders, forecast', numeric: true, cell: ({ expectedOrders }) => tenths(expectedOrders) },
        { name: 'Orders, actual', numeric: true, cell: ({ orders }) => count(orders) },
        { name: 'Value, forecast', numeric: true, cell: ({ expectedValue }) => euros(expectedValue) },
        { name: 'Value, actual', numeric: true, cell: ({ value }) => euros(value) }
      ],
      rows
    }),
    typeof typicalError === 'number' && element('p', { class: 'note' }, `Typical error: ${share(typicalError)}.`)
  ];
}
