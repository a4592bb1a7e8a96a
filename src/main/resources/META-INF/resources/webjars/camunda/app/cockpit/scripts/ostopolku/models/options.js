/* The choices of the page's forms. */
import { element } from '/ostopolku/elements.js';

/** Replaces the options. The wanted value is selected if it is an option. */
export function setOptions(select, options, wanted) {
  select.replaceChildren(...options.map(({ value, text }) => element('option', { value }, text)));
  select.value = options.some(({ value }) => value === wanted) ? wanted : options[0].value;
}
