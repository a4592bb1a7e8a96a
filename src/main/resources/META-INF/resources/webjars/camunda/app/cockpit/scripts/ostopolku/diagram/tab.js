/* A tab below the diagram: the choice of the period, a note, and the states of its content. */
import { element } from '/ostopolku/elements.js';
import { choice, onChoice, periodSelect } from './choice.js';

/**
 * `load(page)` reads the data of a page. `draw(data, show)` returns the elements; it can show another page with `show(page)`.
 * `csv(page)` returns the CSV tables. After a change of the period the first page is shown.
 */
export function tab(node, { name, note, load, draw, csv }) {
  const period = periodSelect();
  const links = element('span', { class: 'csv' });
  const status = element('p', { class: 'status', role: 'status' });
  const content = element('div', { class: 'content' });
  let shownPeriod = choice().period;
  let requests = 0;

  async function show(page) {
    const request = ++requests;
    status.replaceChildren('Loading…');
    content.setAttribute('aria-busy', 'true');
    try {
      const answer = await load(page);
      if (request === requests) {
        content.replaceChildren(...draw(answer, show));
        links.replaceChildren(...csv(page).map((table) => element('a', { href: table.address, download: true }, `${table.name} (CSV)`)));
        status.replaceChildren();
      }
    } catch (error) {
      if (request === requests) {
        content.replaceChildren();
        links.replaceChildren();
        status.replaceChildren(`The data could not be loaded. ${error.message} `,
          element('button', { type: 'button', click: () => show(page) }, 'Try again'));
      }
    }
    if (request === requests) {
      content.removeAttribute('aria-busy');
    }
  }

  node.append(element('section', { class: 'ostopolku figures-tab', 'aria-label': name },
    element('div', { class: 'head' }, period.field, element('p', { class: 'note' }, note), links),
    status, content));
  const stopListening = onChoice(() => {
    if (choice().period !== shownPeriod) {
      shownPeriod = choice().period;
      show(1);
    }
  });
  show(1);

  return function end() {
    requests++;
    stopListening();
    period.remove();
  };
}
