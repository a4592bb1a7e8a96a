/* A section of the page. It stays while its content is drawn again, so that the focus stays. */
import { element } from '/ostopolku/elements.js';

/** `content` is the node to draw into. `say` shows the result of an action, `unsay` removes it. */
export function section(id, title, lead) {
  const heading = element('h2', { tabindex: '-1' }, title);
  const result = element('p', { class: 'result', role: 'status' });
  const content = element('div', {});
  const root = element('section', { 'data-section': id, 'aria-label': title },
    element('div', { class: 'head' }, heading), element('p', { class: 'lead' }, lead), result, content);

  function say(...words) {
    result.replaceChildren(...words);
    result.scrollIntoView({ block: 'nearest' });
  }

  return { root, title, heading, content, say, unsay: () => result.replaceChildren() };
}

/** A part of a section, with its own heading. */
export function part(title, ...children) {
  return element('section', { class: 'part' }, element('div', { class: 'head' }, element('h3', {}, title)), ...children);
}
