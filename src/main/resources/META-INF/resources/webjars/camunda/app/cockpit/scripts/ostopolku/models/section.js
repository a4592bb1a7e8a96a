/* A part of the page that stays while what it shows is drawn anew, so that its heading and its last word can keep the focus. */
import { element } from '../elements.js';

/** `content` is drawn into; `say` tells what has happened. */
export function section(id, title, lead) {
  const heading = element('h2', { tabindex: '-1' }, title);
  const said = element('p', { class: 'said', role: 'status' });
  const content = element('div', {});
  const root = element('section', { 'data-section': id, 'aria-label': title },
    element('div', { class: 'head' }, heading), element('p', { class: 'lead' }, lead), said, content);

  function say(...words) {
    said.replaceChildren(...words);
    said.scrollIntoView({ block: 'nearest' });
  }

  return { root, title, heading, content, say, unsay: () => said.replaceChildren() };
}

/** A part of a section, with a heading of its own. */
export function part(title, ...children) {
  return element('section', { class: 'part' }, element('div', { class: 'head' }, element('h3', {}, title)), ...children);
}

/** Times of deployments are those of the reader's clock. */
export const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
