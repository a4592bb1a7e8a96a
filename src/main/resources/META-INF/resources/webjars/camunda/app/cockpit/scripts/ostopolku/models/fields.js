/* The fields of the page's forms. */
import { element } from '/ostopolku/elements.js';

/** A field with its label. `form` makes the id unique. */
export function field(form, name, input) {
  input.id = `ostopolku-${form}-${name.toLowerCase().replaceAll(' ', '-')}`;
  return element('span', { class: 'field' }, element('label', { for: input.id }, name), input);
}

/** Replaces the options. The wanted value is selected if it is an option. */
export function setOptions(select, options, wanted) {
  select.replaceChildren(...options.map(({ value, text }) => element('option', { value }, text)));
  select.value = options.some(({ value }) => value === wanted) ? wanted : options[0].value;
}
