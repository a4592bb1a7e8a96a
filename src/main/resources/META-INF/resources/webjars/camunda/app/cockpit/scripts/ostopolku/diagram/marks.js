/* Draws marks and heat on a diagram of bpmn-js, and takes them away again. */
import { element } from '../elements.js';
import { isActivity, isContainer, placement } from './placement.js';

/** Marks shrink with the diagram only as long as they can be read. */
const SMALLEST = 0.75;
/** Below this zoom there is no room for marks: the colours are left. */
const TOO_SMALL = 0.28;
const FONT = '600 10.5px Arial, sans-serif';
const AROUND = { width: 8, height: 15 };
const KIND = 'ostopolku-figure';
const HEAT = 'ostopolku-heat';

export function marksOn(viewer) {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const registry = viewer.get('elementRegistry');
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = FONT;
  let heated = [];

  function clear() {
    overlays.remove({ type: KIND });
    heated.forEach(([shape, marker]) => registry.get(shape) && canvas.removeMarker(shape, marker));
    heated = [];
  }

  function draw(mode, { marks, ways, scale }) {
    clear();
    marks.forEach(({ element: id, value }) => {
      const shape = registry.get(id);
      if (shape && !isContainer(shape)) {
        const marker = `${HEAT}-${mode}-${scale.step(value)}`;
        canvas.addMarker(id, marker);
        heated.push([id, marker]);
      }
    });
    return place({ marks, ways });
  }

  /** Places the marks for the zoom that there is now; false if it leaves no room for any. */
  function place({ marks, ways }) {
    overlays.remove({ type: KIND });
    const zoom = canvas.zoom();
    if (zoom < TOO_SMALL) {
      return false;
    }
    const unit = Math.max(zoom, SMALLEST) / zoom;
    const free = placement(registry);
    ways.forEach((way) => add(registry.get(way.flow), way, 'way', cornersOfFlow, free, unit));
    marks.filter(({ text }) => text).forEach((mark) => add(registry.get(mark.element), mark, 'passed', cornersOfShape, free, unit));
    return true;
  }

  function add(shape, { text, title }, kind, corners, free, unit) {
    if (!shape) {
      return;
    }
    const size = { width: (pen.measureText(text).width + AROUND.width) * unit, height: AROUND.height * unit };
    const { x, y } = free(corners(shape, size), size, shape.id);
    const origin = shape.waypoints ? cornerOf(shape.waypoints) : shape;
    overlays.add(shape.id, KIND, {
      position: { left: x - origin.x, top: y - origin.y },
      scale: { min: SMALLEST },
      html: element('span', { class: `figure ${kind}`, title, role: 'img', 'aria-label': title }, text)
    });
  }

  return { draw, place, clear };
}

function cornerOf(points) {
  return { x: Math.min(...points.map(({ x }) => x)), y: Math.min(...points.map(({ y }) => y)) };
}

/** Over the corners of a shape; at the lower left one Cockpit says how many are there now. */
function cornersOfShape(shape, { width, height }) {
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

/** Beside the answer, or beside the flow where it begins. */
function cornersOfFlow({ label, waypoints }, { width, height }) {
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
      ? [{ x: x + 3, y: y - height / 2, less: true }, { x: x - width - 3, y: y - height / 2, less: true }]
      : [{ x: x - width / 2, y: y - height - 3, less: true }, { x: x - width / 2, y: y + 3, less: true }];
  }));
}
