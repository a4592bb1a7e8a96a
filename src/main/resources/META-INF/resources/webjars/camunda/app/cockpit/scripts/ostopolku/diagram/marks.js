/* Draws marks and colours on a diagram of bpmn-js, and removes them. */
import { element } from '/ostopolku/elements.js';
import { isActivity, isContainer, placement } from './placement.js';

/** Marks shrink with the diagram down to this scale, so that they stay readable. */
const MIN_SCALE = 0.75;
/** Below this zoom there is no space for marks; only the colours are shown. */
const MIN_ZOOM = 0.28;
const FONT = '600 10.5px Arial, sans-serif';
const PADDING = { width: 8, height: 15 };
const OVERLAY_TYPE = 'ostopolku-figure';
const HEAT_CLASS = 'ostopolku-heat';

export function marksOn(viewer) {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const registry = viewer.get('elementRegistry');
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = FONT;
  let coloured = [];

  function clear() {
    overlays.remove({ type: OVERLAY_TYPE });
    coloured.forEach(([shape, marker]) => registry.get(shape) && canvas.removeMarker(shape, marker));
    coloured = [];
  }

  function draw(mode, { marks, ways, scale }) {
    clear();
    marks.forEach(({ element: id, value }) => {
      const shape = registry.get(id);
      if (shape && !isContainer(shape)) {
        const marker = `${HEAT_CLASS}-${mode}-${scale.step(value)}`;
        canvas.addMarker(id, marker);
        coloured.push([id, marker]);
      }
    });
    return place({ marks, ways });
  }

  /** Places the marks for the current zoom; false if there is no space for them. */
  function place({ marks, ways }) {
    overlays.remove({ type: OVERLAY_TYPE });
    const zoom = canvas.zoom();
    if (zoom < MIN_ZOOM) {
      return false;
    }
    const unit = Math.max(zoom, MIN_SCALE) / zoom;
    const findPlace = placement(registry);
    ways.forEach((way) => add(registry.get(way.flow), way, 'way', placesOfFlow, findPlace, unit));
    marks.filter(({ text }) => text).forEach((mark) => add(registry.get(mark.element), mark, 'passed', placesOfShape, findPlace, unit));
    return true;
  }

  function add(shape, { text, title }, kind, places, findPlace, unit) {
    if (!shape) {
      return;
    }
    const size = { width: (pen.measureText(text).width + PADDING.width) * unit, height: PADDING.height * unit };
    const { x, y } = findPlace(places(shape, size), size, shape.id);
    const origin = shape.waypoints ? cornerOf(shape.waypoints) : shape;
    overlays.add(shape.id, OVERLAY_TYPE, {
      position: { left: x - origin.x, top: y - origin.y },
      scale: { min: MIN_SCALE },
      html: element('span', { class: `figure ${kind}`, title, role: 'img', 'aria-label': title }, text)
    });
  }

  return { draw, place, clear };
}

function cornerOf(points) {
  return { x: Math.min(...points.map(({ x }) => x)), y: Math.min(...points.map(({ y }) => y)) };
}

/** Places at the corners of a shape, the lower left one last: Cockpit shows there how many instances are at the shape. */
function placesOfShape(shape, { width, height }) {
  const right = shape.x + shape.width;
  const bottom = shape.y + shape.height;
  const over = isActivity(shape) ? { left: shape.x - 6, right: right - width + 6, height: 7 } : { left: shape.x - width + 8, right: right - 8, height: 8 };
  return [
    { x: over.right, y: shape.y - height + over.height },
    { x: over.left, y: shape.y - height + over.height },
    { x: over.right, y: bottom - over.height },
    { x: shape.x + (shape.width - width) / 2, y: shape.y - height - 2 },
    { x: over.left, y: bottom - over.height }
  ];
}

/** Places beside the label of a flow, or beside its first segments. */
function placesOfFlow({ label, waypoints }, { width, height }) {
  const beside = label
    ? [
        { x: label.x + label.width + 2, y: label.y + (label.height - height) / 2 },
        { x: label.x + (label.width - width) / 2, y: label.y + label.height + 1 },
        { x: label.x + (label.width - width) / 2, y: label.y - height - 1 },
        { x: label.x - width - 2, y: label.y + (label.height - height) / 2 }
      ]
    : [];
  return beside.concat(waypoints.slice(1).flatMap((to, index) => {
    const from = waypoints[index];
    const x = (from.x + to.x) / 2;
    const y = (from.y + to.y) / 2;
    return from.x === to.x
      ? [{ x: x + 3, y: y - height / 2, secondary: true }, { x: x - width - 3, y: y - height / 2, secondary: true }]
      : [{ x: x - width / 2, y: y - height - 3, secondary: true }, { x: x - width / 2, y: y + 3, secondary: true }];
  }));
}
