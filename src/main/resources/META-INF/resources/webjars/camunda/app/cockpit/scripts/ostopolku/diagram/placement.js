/*
 * Places small marks on a diagram: of several candidate places, the one that covers least of texts, other marks, shapes and flows.
 * All lengths are in the diagram's units.
 */
const COST = { text: 20, mark: 20, shape: 4, flow: 4, own: 1.5 };
const SECONDARY_COST = 1500;
const LETTER_WIDTH = 6;

/** Avoids everything that is drawn, and the marks that it has placed. */
export function placement(registry) {
  const taken = registry.getAll().flatMap(obstacles);

  /** The best of the candidates { x, y, secondary } for a mark of this size. The owner of the mark may be covered at a lower cost. */
  return function place(candidates, size, owner) {
    const places = candidates.map(({ x, y, secondary }, order) => {
      const box = { x, y, ...size };
      return { box, cost: order + (secondary ? SECONDARY_COST : 0) + taken.reduce((sum, other) => sum + cost(box, other, owner), 0) };
    });
    const { box } = places.reduce((one, other) => (other.cost < one.cost ? other : one));
    taken.push({ ...box, cost: COST.mark });
    return box;
  };
}

function cost(place, other, owner) {
  const width = Math.min(place.x + place.width, other.x + other.width) - Math.max(place.x, other.x);
  const height = Math.min(place.y + place.height, other.y + other.height) - Math.max(place.y, other.y);
  return width > 0 && height > 0 ? width * height * (other.of === owner ? other.own : other.cost) : 0;
}

/** What a shape or flow covers, with Cockpit's own marks: the number of instances, and the link to a called process. */
function obstacles(shape) {
  if (shape.waypoints) {
    return shape.waypoints.slice(1).map((point, index) =>
      ({ ...segment(shape.waypoints[index], point), of: shape.id, cost: COST.flow, own: COST.own }));
  }
  if (!shape.parent) {
    return [];
  }
  const { x, y, width, height, businessObject: { name = '' } } = shape;
  if (shape.labelTarget) {
    return [{ x, y, width, height, cost: COST.text }];
  }
  if (isContainer(shape)) {
    const title = Math.min(width, LETTER_WIDTH * name.length);
    return [{ x: x + (width - title) / 2, y: y + 4, width: title, height: 16, cost: COST.text }];
  }
  const body = { x, y, width, height, of: shape.id, cost: COST.shape, own: 0 };
  const instances = { x: x - 8, y: y + height - 12, width: 28, height: 20, cost: COST.mark };
  const text = { x: x + 6, y: y + 20, width: width - 12, height: height - 34, cost: COST.text };
  const link = { x: x + width - 10, y: y + height + 2, width: 24, height: 26, cost: COST.mark };
  return [body, instances, isActivity(shape) && text, shape.businessObject.$instanceOf('bpmn:CallActivity') && link].filter(Boolean);
}

function segment(one, other) {
  return {
    x: Math.min(one.x, other.x) - 1,
    y: Math.min(one.y, other.y) - 1,
    width: Math.abs(one.x - other.x) + 2,
    height: Math.abs(one.y - other.y) + 2
  };
}

/** Whether a shape contains others: a pool or an expanded sub-process. */
export function isContainer(shape) {
  return shape.children?.length > 0;
}

export function isActivity(shape) {
  return shape.businessObject.$instanceOf('bpmn:Activity');
}
