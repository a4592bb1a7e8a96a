/* Fields of the page's forms. */
import { element } from '../elements.js';

/** A field with its label; `form` tells forms apart that have fields of the same name. */
export function field(form, name, input) {
  input.id = `ostopolku-${form}-${name.toLowerCase().replaceAll(' ', '-')}`;
  return element('span', { class: 'field' }, element('label', { for: input.id }, name), input);
}

/** Offers other options; the wish is chosen if it is among them. */
export function offer(select, options, wish) {
  select.replaceChildren(...options.map(({ value, text }) => element('option', { value }, text)));
  select.value = options.some(({ value }) => value === wish) ? wish : options[0].value;
}
