/* The bar of filters that all parts of the page obey. It tells of each change and is never drawn anew, so focus stays. */
import { element } from '../elements.js';
import { PERIODS } from './periods.js';

const CHOICES = [
  { key: 'segment', name: 'Segment', all: 'All segments', of: 'segments' },
  { key: 'buyingSituation', name: 'Buying situation', all: 'All situations', of: 'buyingSituations' },
  { key: 'productCategory', name: 'Product category', all: 'All categories', of: 'productCategories' },
  { key: 'owner', name: 'Owner', all: 'All owners', of: 'owners' },
  { key: 'model', name: 'Model version', all: 'All versions', of: 'models' }
];

function labelled(name, field) {
  field.id = `ostopolku-${name.toLowerCase().replaceAll(' ', '-')}`;
  return element('span', { class: 'field' }, element('label', { for: field.id }, name), field);
}

function offer(select, options, chosen) {
  const unknown = options.some(({ id }) => id === chosen) ? [] : [{ id: chosen, name: chosen }];
  select.replaceChildren(...options.concat(unknown).map(({ id, name }) => element('option', { value: id }, name)));
  select.value = chosen;
}

/** `changed` gets the whole filter whenever somebody has chosen something. */
export function filterBar(changed) {
  let filter = {};
  let counted = {};
  const change = (key) => ({ target }) => changed({ ...filter, [key]: target.value });

  const period = element('select', { change: ({ target }) => choosePeriod(target.value) });
  // A date is taken when its field is left or Enter pressed: it changes with every key, and half a year is none.
  const date = () => element('input', { type: 'date', required: true, blur: chooseDays, keydown: ({ key }) => key === 'Enter' && chooseDays() });
  const [from, to] = [date(), date()];
  const ownDays = element('span', { class: 'own-days', hidden: true }, labelled('From', from), labelled('To', to));
  const selects = CHOICES.map(({ key }) => element('select', { change: change(key) }));
  const clear = element('button', { type: 'button', class: 'quiet', click: () => changed({}) }, 'Clear filters');

  function choosePeriod(chosen) {
    changed({ ...filter, period: chosen, ...(chosen === 'own' ? { from: counted.from, to: counted.to } : { from: '', to: '' }) });
  }

  function chooseDays() {
    to.setCustomValidity(from.value && to.value && to.value < from.value ? 'The last day is before the first one.' : '');
    const news = from.value !== filter.from || to.value !== filter.to;
    if (news && from.isConnected && from.reportValidity() && to.reportValidity()) {
      changed({ ...filter, from: from.value, to: to.value });
    }
  }

  /** Shows what is chosen, and what may be, as soon as the server has told that. */
  function show(chosen, figures) {
    filter = chosen;
    counted = figures?.period ?? counted;
    offer(period, PERIODS, chosen.period ?? '');
    ownDays.hidden = chosen.period !== 'own';
    from.value = chosen.from ?? '';
    to.value = chosen.to ?? '';
    CHOICES.forEach(({ key, all, of }, index) => {
      const offered = figures?.choices[of] ?? [...selects[index].options].slice(1).map(({ value, text }) => ({ id: value, name: text }));
      offer(selects[index], [{ id: '', name: all }, ...offered], chosen[key] ?? '');
    });
    clear.hidden = Object.values(chosen).every((value) => !value);
  }

  const form = element('form', { class: 'filters', 'aria-label': 'Filters', submit: (event) => event.preventDefault() },
    labelled('Period', period), ownDays,
    CHOICES.map(({ name }, index) => labelled(name, selects[index])),
    clear);
  return { form, show };
}
