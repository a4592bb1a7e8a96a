/* Elements of a page. Texts are text always: nothing here reads HTML. */

/** An element with attributes, listeners (values that are functions) and children; null and false are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(key, value);
    } else if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}

/** Gives the document stylesheets that it lacks, in this order. */
export function style(...addresses) {
  addresses
    .filter(({ href }) => ![...document.head.querySelectorAll('link')].some((link) => link.href === href))
    .forEach(({ href }) => document.head.append(element('link', { rel: 'stylesheet', href })));
}

/** What only a screen reader tells. */
export function aside(text) {
  return element('span', { class: 'aside' }, text);
}

/**
 * A table. A column is { name, cell(row), numeric, drawn }: the first one heads its row; the name of a drawn one (a bar)
 * is only read out.
 * What `below(row)` gives, if anything, stands over the whole width under its row. Without rows there is the sentence `empty` instead.
 */
export function table({ caption, columns, rows, empty, rowClass, below }) {
  if (rows.length === 0) {
    return element('p', { class: 'empty' }, empty);
  }
  const head = columns.map((column) =>
    element('th', { scope: 'col', class: look(column) }, column.drawn ? aside(column.name) : column.name));
  const body = rows.flatMap((row) => {
    const more = below?.(row);
    return [
      element('tr', { class: rowClass?.(row) }, columns.map((column, index) =>
        element(index === 0 ? 'th' : 'td', { scope: index === 0 && 'row', class: look(column), 'data-name': typeof column.name === 'string' && column.name }, column.cell(row)))),
      more && element('tr', { class: 'below' }, element('td', { colspan: columns.length }, more))
    ];
  });
  return element('div', { class: 'scrolling' },
    element('table', {},
      element('caption', {}, aside(caption)),
      element('thead', {}, element('tr', {}, head)),
      element('tbody', {}, body.filter(Boolean))));
}

function look({ numeric, drawn }) {
  return numeric ? 'numeric' : drawn && 'drawn';
}

/** A horizontal bar of some parts, each { share (0..1), kind }; the numbers stand beside it. */
export function bar(...parts) {
  return element('span', { class: 'bar', 'aria-hidden': 'true' }, parts.map(({ share, kind }) => {
    const part = element('span', { class: kind });
    part.style.width = `${100 * Math.min(1, Math.max(0, share ?? 0))}%`;
    return part;
  }));
}

const unfolded = new Set();

/** A part that can be folded, and stays as it was left when the page is drawn again. */
export function fold(key, summary, ...children) {
  return element('details', {
    open: unfolded.has(key),
    toggle: ({ target }) => (target.open ? unfolded.add(key) : unfolded.delete(key))
  }, element('summary', {}, summary), ...children);
}
