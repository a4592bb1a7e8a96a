/* The figures on a process diagram, and the bar above it that says which. */
import { element } from '../elements.js';
import { choice, choose, figuresOf, onChoice, periodName, periodSelect, SHOWN } from './choice.js';
import { marksOn } from './marks.js';
import { MODES } from './modes.js';

const REST_MS = 150;

export function showOnDiagram(viewer, definition) {
  const canvas = viewer.get('canvas');
  const holder = canvas.getContainer().closest('.diagram-holder');
  const marks = marksOn(viewer);
  const period = periodSelect();
  const radios = SHOWN.map(({ id }) => element('input', { type: 'radio', name: 'ostopolku-shown', value: id, change: () => choose({ show: id }) }));
  const legend = element('div', { class: 'legend', role: 'status' });
  const hint = element('span', { class: 'hint' }, 'Zoom in for the numbers.');
  const bar = element('form', { class: 'ostopolku figures-bar', 'aria-label': 'Figures on the diagram', submit: (event) => event.preventDefault() },
    element('fieldset', {}, element('legend', { class: 'aside' }, 'Show on the diagram'),
      SHOWN.map(({ name }, index) => element('label', {}, radios[index], element('span', {}, name)))),
    period.field, legend);
  let shown = null;
  let asked = 0;

  /** Asks for the figures if any are to be shown; an answer that comes too late is dropped. */
  async function show() {
    const { show: mode } = choice();
    const question = ++asked;
    radios.forEach((radio) => {
      radio.checked = radio.value === mode;
    });
    period.field.hidden = mode === 'off';
    if (mode === 'off') {
      clear();
      legend.replaceChildren();
      return;
    }
    legend.replaceChildren('Counting…');
    try {
      const figures = await figuresOf(definition);
      if (question === asked) {
        draw(mode, figures);
      }
    } catch (error) {
      if (question === asked) {
        clear();
        legend.replaceChildren(
          element('span', { class: 'failed' }, `There are no figures now. ${error.message}`),
          element('button', { type: 'button', click: show }, 'Try again'));
      }
    }
  }

  function draw(mode, figures) {
    shown = MODES[mode](figures);
    if (shown.marks.length === 0) {
      clear();
      legend.replaceChildren(`Nobody passed here: version ${figures.version}, ${periodName().toLowerCase()}.`);
      return;
    }
    const isReadable = marks.draw(mode, shown);
    legend.replaceChildren(...legendOf(mode, shown), hint);
    hint.hidden = isReadable;
  }

  function clear() {
    shown = null;
    marks.clear();
  }

  /* The marks keep a size that can be read, so their best places depend on the zoom. */
  let scale;
  let rest;
  function zoomed({ viewbox }) {
    if (viewbox.scale !== scale) {
      scale = viewbox.scale;
      clearTimeout(rest);
      rest = setTimeout(() => {
        if (shown) {
          hint.hidden = marks.place(shown);
        }
      }, REST_MS);
    }
  }

  const drop = onChoice(show);
  holder.classList.add('with-ostopolku-figures');
  holder.prepend(bar);
  const heights = new ResizeObserver(fitting(viewer, canvas));
  heights.observe(bar);
  viewer.on('canvas.viewbox.changed', zoomed);
  show();

  return function end() {
    asked++;
    clearTimeout(rest);
    heights.disconnect();
    drop();
    period.drop();
    viewer.off('canvas.viewbox.changed', zoomed);
    clear();
    bar.remove();
    holder.classList.remove('with-ostopolku-figures');
  };
}

/**
 * The bar takes some of the height: fits the diagram into what is left, unless the address says what to show, or somebody
 * has moved it since.
 */
function fitting(viewer, canvas) {
  const place = () => JSON.stringify(['x', 'y', 'scale'].map((key) => canvas.viewbox()[key]));
  const isGiven = decodeURIComponent(window.location.hash).includes(`"${viewer.getDefinitions().id}":`);
  let fitted = isGiven ? null : place();
  return function fit() {
    const untouched = place() === fitted;
    canvas.resized();
    if (untouched) {
      canvas.zoom('fit-viewport', 'auto');
      fitted = place();
    }
  };
}

function legendOf(mode, { scale, write, legend, ways }) {
  return [
    element('span', {}, 'Up to'),
    element('span', { class: 'scale' }, scale.bounds.map(({ value, step }) =>
      element('span', { class: `swatch ostopolku-heat-${mode}-${step}` }, write(value)))),
    element('span', {}, legend),
    ways.length > 0 && element('span', {}, element('span', { class: 'figure way' }, '%'), ' took this way')
  ].filter(Boolean);
}
