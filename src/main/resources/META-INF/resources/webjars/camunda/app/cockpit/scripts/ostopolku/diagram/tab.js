/* A tab below the diagram: the period, what is told of it, and the states of its content. */
import { element } from '../elements.js';
import { choice, onChoice, periodSelect } from './choice.js';

/**
 * `load(page)` answers what `draw` shows; `draw` returns the content's elements, and may ask for another page with the
 * function it gets. `csv(page)` tells what there is for spreadsheets. A change of the period begins with the first page.
 */
export function tab(node, { name, note, load, draw, csv }) {
  const period = periodSelect();
  const links = element('span', { class: 'csv' });
  const status = element('p', { class: 'status', role: 'status' });
  const content = element('div', { class: 'content' });
  let shownPeriod = choice().period;
  let asked = 0;

  async function show(page) {
    const question = ++asked;
    status.replaceChildren('Loading…');
    content.setAttribute('aria-busy', 'true');
    try {
      const answer = await load(page);
      if (question === asked) {
        content.replaceChildren(...draw(answer, show));
        links.replaceChildren(...csv(page).map((table) => element('a', { href: table.address, download: true }, `${table.name} (CSV)`)));
        status.replaceChildren();
      }
    } catch (error) {
      if (question === asked) {
        content.replaceChildren();
        links.replaceChildren();
        status.replaceChildren(`This could not be loaded. ${error.message} `,
          element('button', { type: 'button', click: () => show(page) }, 'Try again'));
      }
    }
    if (question === asked) {
      content.removeAttribute('aria-busy');
    }
  }

  node.append(element('section', { class: 'ostopolku figures-tab', 'aria-label': name },
    element('div', { class: 'head' }, period.field, element('p', { class: 'note' }, note), links),
    status, content));
  const drop = onChoice(() => {
    if (choice().period !== shownPeriod) {
      shownPeriod = choice().period;
      show(1);
    }
  });
  show(1);

  return function end() {
    asked++;
    drop();
    period.drop();
  };
}
