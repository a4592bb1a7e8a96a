/* Builds the elements of a page. Text is always set as text, never as HTML. */

/** An element with attributes, listeners (attributes whose value is a function) and children. Null and false are left out. */
export function element(name, attributes = {}, ...children) {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      created.addEventListener(key, value);
    } else if (value !== undefined && value !== null && value !== false) {
      created.setAttribute(key, value === true ? '' : value);
    }
  }
  created.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return created;
}

/** Adds stylesheets to the document, in this order, unless it has them. */
export function addStyles(...addresses) {
  addresses
    .filter(({ href }) => ![...document.head.querySelectorAll('link')].some((link) => link.href === href))
    .forEach(({ href }) => document.head.append(element('link', { rel: 'stylesheet', href })));
}

/** A text for screen readers only. */
export function hiddenText(text) {
  return element('span', { class: 'hidden-text' }, text);
}

/** A form field with its label. */
export function field(id, label, input) {
  input.id = `ostopolku-${id}`;
  return element('span', { class: 'field' }, element('label', { for: input.id }, label), input);
}

/**
 * A table. A column is { name, cell(row), numeric, drawn }. The first column heads its row. The name of a drawn column (a bar) is
 * for screen readers only. `below(row)` returns further content over the whole width under the row, or null. Without rows, the
 * sentence `empty` is shown.
 */
export function table({ caption, columns, rows, empty, rowClass, below }) {
  if (rows.length === 0) {
    return element('p', { class: 'empty' }, empty);
  }
  const head = columns.map((column) =>
    element('th', { scope: 'col', class: columnClass(column) }, column.drawn ? hiddenText(column.name) : column.name));
  const body = rows.flatMap((row) => {
    const more = below?.(row);
    return [
      element('tr', { class: rowClass?.(row) }, columns.map((column, index) =>
        element(index === 0 ? 'th' : 'td', { scope: index === 0 && 'row', class: columnClass(column), 'data-name': typeof column.name === 'string' && column.name }, column.cell(row)))),
      more && element('tr', { class: 'below' }, element('td', { colspan: columns.length }, more))
    ];
  });
  return element('div', { class: 'scrolling' },
    element('table', {},
      element('caption', {}, hiddenText(caption)),
      element('thead', {}, element('tr', {}, head)),
      element('tbody', {}, body.filter(Boolean))));
}

function columnClass({ numeric, drawn }) {
  return numeric ? 'numeric' : drawn && 'drawn';
}

/** A horizontal bar of parts { share (0..1), kind }. Screen readers skip it, because the numbers stand beside it. */
export function bar(...parts) {
  return element('span', { class: 'bar', 'aria-hidden': 'true' }, parts.map(({ share, kind }) => {
    const part = element('span', { class: kind });
    part.style.width = `${100 * Math.min(1, Math.max(0, share ?? 0))}%`;
    return part;
  }));
}

const unfolded = new Set();

/** A part that can be folded. It keeps its state when the page is drawn again. */
export function fold(key, summary, ...children) {
  return element('details', {
    open: unfolded.has(key),
    toggle: ({ target }) => (target.open ? unfolded.add(key) : unfolded.delete(key))
  }, element('summary', {}, summary), ...children);
}
