/* The warnings of a file or a deployment: a button with their number, and the list that it opens. */
import { hiddenText, element } from '/ostopolku/elements.js';
import { count, sentence } from '/ostopolku/format.js';

const unfolded = new Set();

/** { button, list }; without warnings the list is null. */
export function warnings(key, found, { of, withFile } = {}) {
  if (found.length === 0) {
    return { button: element('span', { class: 'none' }, 'None'), list: null };
  }
  const id = `ostopolku-warnings-${key}`;
  const list = element('div', { id, class: 'warnings', hidden: !unfolded.has(key) }, element('ul', {}, found.map((warning) => warningItem(warning, withFile))));
  const button = element('button', {
    type: 'button', class: 'fold', 'aria-controls': id, 'aria-expanded': String(!list.hidden), click: toggle
  }, found.length === 1 ? '1 warning' : `${count(found.length)} warnings`, hiddenText(` of ${of}`));

  function toggle() {
    list.hidden = !list.hidden;
    button.setAttribute('aria-expanded', String(!list.hidden));
    unfolded[list.hidden ? 'delete' : 'add'](key);
  }

  return { button, list };
}

function warningItem({ file, element: id, label, rule, text }, withFile) {
  return element('li', {},
    element('p', {}, element('strong', {}, label || id), label && element('code', {}, id), withFile && element('span', { class: 'quiet' }, file)),
    element('p', {}, sentence(text), ' ', element('code', {}, rule)));
}
