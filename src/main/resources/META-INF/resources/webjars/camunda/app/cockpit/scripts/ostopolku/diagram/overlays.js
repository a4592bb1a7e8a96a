/* The figures on a process diagram, and the bar above it. */
import { element } from '/ostopolku/elements.js';
import { choice, choose, loadFigures, MODES, onChoice, periodName, periodSelect } from './choice.js';
import { marksOn } from './marks.js';
import { MARKS } from './modes.js';

const DELAY_MS = 150;

export function showOnDiagram(viewer, definition) {
  const canvas = viewer.get('canvas');
  const holder = canvas.getContainer().closest('.diagram-holder');
  const marks = marksOn(viewer);
  const period = periodSelect();
  const radios = MODES.map(({ id }) => element('input', { type: 'radio', name: 'ostopolku-shown', value: id, change: () => choose({ show: id }) }));
  const legend = element('div', { class: 'legend', role: 'status' });
  const hint = element('span', { class: 'hint' }, 'Zoom in to see the numbers.');
  const bar = element('form', { class: 'ostopolku figures-bar', 'aria-label': 'Figures on the diagram', submit: (event) => event.preventDefault() },
    element('fieldset', {}, element('legend', { class: 'hidden-text' }, 'Show on the diagram'),
      MODES.map(({ name }, index) => element('label', {}, radios[index], element('span', {}, name)))),
    period.field, legend);
  let shown = null;
  let requests = 0;

  /** Loads and draws the figures of the chosen mode. A response to an earlier request is ignored. */
  async function show() {
    const { show: mode } = choice();
    const request = ++requests;
    radios.forEach((radio) => {
      radio.checked = radio.value === mode;
    });
    period.field.hidden = mode === 'off';
    if (mode === 'off') {
      clear();
      legend.replaceChildren();
      return;
    }
    legend.replaceChildren('Loading…');
    try {
      const figures = await loadFigures(definition);
      if (request === requests) {
        draw(mode, figures);
      }
    } catch (error) {
      if (request === requests) {
        clear();
        legend.replaceChildren(
          element('span', { class: 'failed' }, `The figures could not be loaded. ${error.message}`),
          element('button', { type: 'button', click: show }, 'Try again'));
      }
    }
  }

  function draw(mode, figures) {
    shown = MARKS[mode](figures);
    if (shown.marks.length === 0) {
      clear();
      legend.replaceChildren(`No customer passed: version ${figures.version}, ${periodName().toLowerCase()}.`);
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

  /* The marks keep a readable size, so their places depend on the zoom. */
  let scale;
  let timer;
  function zoomed({ viewbox }) {
    if (viewbox.scale !== scale) {
      scale = viewbox.scale;
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (shown) {
          hint.hidden = marks.place(shown);
        }
      }, DELAY_MS);
    }
  }

  const stopListening = onChoice(show);
  holder.classList.add('ostopolku', 'figures-diagram');
  holder.prepend(bar);
  const heights = new ResizeObserver(fitting(viewer, canvas));
  heights.observe(bar);
  viewer.on('canvas.viewbox.changed', zoomed);
  show();

  return function end() {
    requests++;
    clearTimeout(timer);
    heights.disconnect();
    stopListening();
    period.remove();
    viewer.off('canvas.viewbox.changed', zoomed);
    clear();
    bar.remove();
    holder.classList.remove('ostopolku', 'figures-diagram');
  };
}

/**
 * Fits the diagram into the height below the bar, unless the address contains a view of it, or the user has moved it.
 */
function fitting(viewer, canvas) {
  const currentView = () => JSON.stringify(['x', 'y', 'scale'].map((key) => canvas.viewbox()[key]));
  const isGiven = decodeURIComponent(window.location.hash).includes(`"${viewer.getDefinitions().id}":`);
  let fitted = isGiven ? null : currentView();
  return function fit() {
    const untouched = currentView() === fitted;
    canvas.resized();
    if (untouched) {
      canvas.zoom('fit-viewport', 'auto');
      fitted = currentView();
    }
  };
}

function legendOf(mode, { scale, format, legend, ways }) {
  return [
    element('span', {}, 'Up to'),
    element('span', { class: 'scale' }, scale.bounds.map(({ value, step }) =>
      element('span', { class: `swatch ostopolku-heat-${mode}-${step}` }, format(value)))),
    element('span', {}, legend),
    ways.length > 0 && element('span', {}, element('span', { class: 'figure way' }, '%'), ' of the decisions')
  ].filter(Boolean);
}
