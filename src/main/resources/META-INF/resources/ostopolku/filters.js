/* The filters of a page. The bar is updated and never drawn again, so that the focus stays. */
import { element, field } from './elements.js';
import { PERIODS } from './periods.js';

const SELECTS = [
  { key: 'segment', name: 'Segment', all: 'All segments', choices: 'segments' },
  { key: 'buyingSituation', name: 'Buying situation', all: 'All situations', choices: 'buyingSituations' },
  { key: 'productCategory', name: 'Product category', all: 'All categories', choices: 'productCategories' },
  { key: 'owner', name: 'Owner', all: 'All owners', choices: 'owners' },
  { key: 'model', name: 'Model version', all: 'All versions', choices: 'models' }
];

function setOptions(select, options, chosen) {
  const unknown = options.some(({ id }) => id === chosen) ? [] : [{ id: chosen, name: chosen }];
  select.replaceChildren(...options.concat(unknown).map(({ id, name }) => element('option', { value: id }, name)));
  select.value = chosen;
}

/** `onChange` is called with the whole filter after each change by the user. */
export function filterBar(onChange) {
  let filter = {};
  let counted = {};
  const change = (key) => ({ target }) => onChange({ ...filter, [key]: target.value });

  const period = element('select', { change: ({ target }) => choosePeriod(target.value) });
  // A date counts when the field loses the focus or Enter is pressed: while it is typed it changes with each key.
  const date = () => element('input', { type: 'date', required: true, blur: chooseDays, keydown: ({ key }) => key === 'Enter' && chooseDays() });
  const [from, to] = [date(), date()];
  const customDays = element('span', { class: 'custom-days', hidden: true }, field('from', 'From', from), field('to', 'To', to));
  const selects = SELECTS.map(({ key }) => element('select', { change: change(key) }));
  const clear = element('button', { type: 'button', class: 'quiet', click: () => onChange({}) }, 'Clear filters');

  function choosePeriod(chosen) {
    onChange({ ...filter, period: chosen, ...(chosen === 'own' ? { from: counted.from, to: counted.to } : { from: '', to: '' }) });
  }

  function chooseDays() {
    to.setCustomValidity(from.value && to.value && to.value < from.value ? 'The last day is before the first one.' : '');
    const isNew = from.value !== filter.from || to.value !== filter.to;
    if (isNew && from.isConnected && from.reportValidity() && to.reportValidity()) {
      onChange({ ...filter, from: from.value, to: to.value });
    }
  }

  /** Shows a filter. The choices come with the figures; before the first response there are none. */
  function show(chosen, figures) {
    filter = chosen;
    counted = figures?.period ?? counted;
    setOptions(period, PERIODS, chosen.period ?? '');
    customDays.hidden = chosen.period !== 'own';
    from.value = chosen.from ?? '';
    to.value = chosen.to ?? '';
    SELECTS.forEach(({ key, all, choices }, index) => {
      const offered = figures?.choices[choices] ?? [...selects[index].options].slice(1).map(({ value, text }) => ({ id: value, name: text }));
      setOptions(selects[index], [{ id: '', name: all }, ...offered], chosen[key] ?? '');
    });
    clear.hidden = Object.values(chosen).every((value) => !value);
  }

  const form = element('form', { class: 'filters', 'aria-label': 'Filters', submit: (event) => event.preventDefault() },
    field('period', 'Period', period), customDays,
    SELECTS.map(({ key, name }, index) => field(key, name, selects[index])),
    clear);
  return { form, show };
}
