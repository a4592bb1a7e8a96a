/* What a move would do: where journeys stand and where they would go on, which could not and why, and what to do next. */
import { element, fold, table } from '../elements.js';
import { count } from '../format.js';

/** What the engine says most often. */
const IN_OUR_WORDS = {
  "There is no migration instruction for this instance's activity": 'Nothing says where they go on.'
};

export function journeys(number) {
  return number === 1 ? '1 journey' : `${count(number)} journeys`;
}

/** `mapped` gets a step and its new target, `tryOn` a journey number. */
export function preview(answer, { mapped, tryOn, moveAll }) {
  const { from, to, journeys: all, movable, steps, standing } = answer;
  const occupied = steps.filter((step) => step.journeys > 0 || step.mapped || !step.target);
  const empty = steps.filter((step) => !occupied.includes(step));
  const rows = (caption, some) => mappings(caption, some, answer, mapped);
  return element('section', { class: 'part', 'aria-label': 'What would happen' },
    element('h3', { tabindex: '-1' }, sentence(answer)),
    all > 0 && element('h4', {}, 'Where they stand, and where they go on'),
    occupied.length > 0 && rows('Where they stand, and where they go on', occupied),
    empty.length > 0 && fold('steps where nobody stands', `${count(empty.length)} more elements, where nobody stands now`,
      rows('Elements where nobody stands now', empty)),
    standing.length > 0 && [element('h4', {}, 'Who can move'), groups(standing, to)],
    movable > 0 && actions(standing.find(({ reasons }) => reasons.length === 0).example, { tryOn, moveAll, movable }),
    all > 0 && movable === 0 && element('p', { class: 'note' }, `Nobody can move like this. Choose above where they go on in version ${to}, or leave them in version ${from}.`));
}

function sentence({ journeys: all, movable, from, to }) {
  return all === 0 ? `Nobody is in version ${from} any more.`
    : movable === all ? `${all === 1 ? 'The only journey' : `All ${journeys(all)}`} of version ${from} can move to version ${to}.`
    : `${movable === 0 ? 'None' : count(movable)} of ${journeys(all)} of version ${from} can move to version ${to}.`;
}

function mappings(caption, steps, { to, from, targets }, mapped) {
  return table({
    caption,
    columns: [
      { name: `Element in version ${from}`, cell: ({ name }) => name },
      { name: 'Journeys there', numeric: true, cell: (step) => count(step.journeys) },
      { name: `Goes on in version ${to} at`, cell: target }
    ],
    rows: steps
  });

  function target({ element: id, name, target: chosen, journeys: there }) {
    const select = element('select', {
      id: `ostopolku-step-${id}`, 'aria-label': `Where who stands at ${name} goes on`, change: () => mapped(id, select.value)
    },
    element('option', { value: '' }, 'Nowhere: who stands there stays'),
    targets.map((one) => element('option', { value: one.element, title: one.element }, one.name)));
    select.value = chosen ?? '';
    return element('span', {}, select, !chosen && there > 0 && element('span', { class: 'trouble' }, 'Not in the new version as it was: choose where they go on.'));
  }
}

function groups(standing, to) {
  return table({
    caption: 'Who can move',
    columns: [
      { name: 'Standing at', cell: ({ at }) => at.join(' · ') },
      { name: 'Journeys', numeric: true, cell: (group) => count(group.journeys) },
      { name: 'For example', cell: ({ example }) => example ?? '–' },
      {
        name: `To version ${to}`,
        cell: ({ reasons }) => (reasons.length === 0 ? element('span', { class: 'fine' }, '✓ can move')
          : element('div', { class: 'trouble' }, '✗ cannot move: ', element('ul', {}, reasons.map((reason) => element('li', {}, IN_OUR_WORDS[reason] ?? reason)))))
      }
    ],
    rows: standing
  });
}

/** One journey first, then all. */
function actions(example, { tryOn, moveAll, movable }) {
  const journey = element('input', { id: 'ostopolku-try', required: true, value: example ?? '' });
  const form = element('form', { class: 'filters', submit: async (event) => {
    event.preventDefault();
    button.disabled = true;
    await tryOn(journey.value.trim());
    button.disabled = false;
    if (button.isConnected && document.activeElement === document.body) {
      button.focus({ preventScroll: true });
    }
  } });
  const button = element('button', { id: 'ostopolku-try-it', type: 'submit', class: 'quiet' }, 'Try it on this journey');
  form.append(
    element('span', { class: 'field' }, element('label', { for: journey.id }, 'Journey number'), journey), button,
    element('button', { type: 'button', click: moveAll }, movable === 1 ? 'Move the only journey' : `Move all ${journeys(movable)} that can`));
  return form;
}
