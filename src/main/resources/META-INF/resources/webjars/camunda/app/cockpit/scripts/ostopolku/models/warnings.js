/* Warnings of a file or a deployment: how many, and each with its element once somebody unfolds them. */
import { aside, element } from '../elements.js';
import { count } from '../format.js';

const unfolded = new Set();

/** The two parts of it: { button, list }; null for the list where nothing is warned of. */
export function warnings(key, found, { of, withFile } = {}) {
  if (found.length === 0) {
    return { button: element('span', { class: 'none' }, 'None'), list: null };
  }
  const id = `ostopolku-warnings-${key}`;
  const list = element('div', { id, class: 'warnings', hidden: !unfolded.has(key) }, element('ul', {}, found.map((warning) => line(warning, withFile))));
  const button = element('button', {
    type: 'button', class: 'fold', 'aria-controls': id, 'aria-expanded': String(!list.hidden), click: toggle
  }, found.length === 1 ? '1 warning' : `${count(found.length)} warnings`, aside(` of ${of}`));

  function toggle() {
    list.hidden = !list.hidden;
    button.setAttribute('aria-expanded', String(!list.hidden));
    unfolded[list.hidden ? 'delete' : 'add'](key);
  }

  return { button, list };
}

function line({ file, element: id, label, rule, text }, withFile) {
  return element('li', {},
    element('p', {}, element('strong', {}, label || id), label && element('code', {}, id), withFile && element('span', { class: 'quiet' }, file)),
    element('p', {}, text.replace(/^./, (first) => first.toUpperCase()), ' ', element('code', {}, rule)));
}
