/* The preview of a migration: the mapping of elements, the journeys that can and cannot be migrated, and the actions. */
import { element, field, fold, table } from '/ostopolku/elements.js';
import { count, quantity } from '/ostopolku/format.js';

/** Texts for messages of the engine. */
const REASONS = {
  "There is no migration instruction for this instance's activity": 'No target element is chosen.'
};

export function journeys(number) {
  return quantity(number, 'journey', 'journeys');
}

/** `onMapping` is called with an element and its new target, `onTry` with a journey number. */
export function preview(answer, { onMapping, onTry, onMigrate }) {
  const { from, to, journeys: all, movable, steps, standing } = answer;
  const occupied = steps.filter((step) => step.journeys > 0 || step.mapped || !step.target);
  const empty = steps.filter((step) => !occupied.includes(step));
  const rows = (caption, some) => mappings(caption, some, answer, onMapping);
  return element('section', { class: 'part', 'aria-label': 'Preview' },
    element('h3', { tabindex: '-1' }, sentence(answer)),
    all > 0 && element('h4', {}, 'Elements with journeys'),
    occupied.length > 0 && rows('Elements with journeys', occupied),
    empty.length > 0 && fold('elements without journeys', `${count(empty.length)} elements without journeys`,
      rows('Elements without journeys', empty)),
    standing.length > 0 && [element('h4', {}, 'Result'), groups(standing, to)],
    movable > 0 && actions(standing.find(({ reasons }) => reasons.length === 0).example, { onTry, onMigrate, movable }),
    all > 0 && movable === 0 && element('p', { class: 'note' }, `No journey can be migrated with this mapping. Choose the target elements in version ${to} above, or leave the journeys in version ${from}.`));
}

function sentence({ journeys: all, movable, from, to }) {
  return all === 0 ? `Version ${from} has no running journeys.`
    : movable === all ? `${all === 1 ? 'The only journey' : `All ${journeys(all)}`} of version ${from} can be migrated to version ${to}.`
    : `${movable === 0 ? 'None' : count(movable)} of ${journeys(all)} of version ${from} can be migrated to version ${to}.`;
}

function mappings(caption, steps, { to, from, targets }, onMapping) {
  return table({
    caption,
    columns: [
      { name: `Element in version ${from}`, cell: ({ name }) => name },
      { name: 'Journeys', numeric: true, cell: (step) => count(step.journeys) },
      { name: `Target in version ${to}`, cell: target }
    ],
    rows: steps
  });

  function target({ element: id, name, target: chosen, journeys: there }) {
    const select = element('select', {
      id: `ostopolku-step-${id}`, 'aria-label': `Target of ${name}`, change: () => onMapping(id, select.value)
    },
    element('option', { value: '' }, 'None: journeys stay in the old version'),
    targets.map((one) => element('option', { value: one.element, title: one.element }, one.name)));
    select.value = chosen ?? '';
    return element('span', {}, select, !chosen && there > 0 && element('span', { class: 'error' }, 'This element does not exist in the new version. Choose a target.'));
  }
}

function groups(standing, to) {
  return table({
    caption: 'Result',
    columns: [
      { name: 'Element', cell: ({ at }) => at.join(' · ') },
      { name: 'Journeys', numeric: true, cell: (group) => count(group.journeys) },
      { name: 'Example', cell: ({ example }) => example ?? '–' },
      {
        name: `To version ${to}`,
        cell: ({ reasons }) => (reasons.length === 0 ? element('span', { class: 'good' }, '✓ can be migrated')
          : element('div', { class: 'error' }, '✗ cannot be migrated: ', element('ul', {}, reasons.map((reason) => element('li', {}, REASONS[reason] ?? reason)))))
      }
    ],
    rows: standing
  });
}

/** The actions: migrate one journey as a test, or all. */
function actions(example, { onTry, onMigrate, movable }) {
  const journey = element('input', { required: true, value: example ?? '' });
  const form = element('form', { class: 'filters', submit: async (event) => {
    event.preventDefault();
    button.disabled = true;
    await onTry(journey.value.trim());
    button.disabled = false;
    if (button.isConnected && document.activeElement === document.body) {
      button.focus({ preventScroll: true });
    }
  } });
  const button = element('button', { id: 'ostopolku-migration-try', type: 'submit', class: 'quiet' }, 'Try with this journey');
  form.append(
    field('migration-journey', 'Journey number', journey), button,
    element('button', { type: 'button', click: onMigrate }, `Migrate ${journeys(movable)}`));
  return form;
}
