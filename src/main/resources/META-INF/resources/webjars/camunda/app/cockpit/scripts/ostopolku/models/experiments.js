/* Experiments: begin one, see how it goes, change its share, and decide. */
import { get, send } from '../api.js';
import { element, table } from '../elements.js';
import { count, timeIn } from '../format.js';
import { card } from './experiment.js';
import { field, offer } from './fields.js';
import { part, section, zone } from './section.js';
import { stagesOf } from './stages.js';

const NEXT = 'next';

/** `compare` shows what an experiment has shown so far. */
export function experiments(page, { compare }) {
  const { content, say, unsay, ...about } = section('experiments', 'Experiments',
    'A share of the customers who are new to a stage gets another version of it, chosen by chance, until you decide.');
  const stage = element('select', { change: () => choose(stage.value) });
  const what = element('select', {});
  const share = element('input', { type: 'number', min: 1, max: 99, required: true, value: 20 });
  const form = element('form', { class: 'filters', submit: (event) => { event.preventDefault(); begin(); } },
    field('experiment', 'Stage', stage), field('experiment', 'What is tried', what), field('experiment', 'Percent of new customers', share),
    element('button', { type: 'submit' }, 'Begin'));
  const note = element('p', { class: 'note' });
  const running = element('div', {});
  const earlier = element('div', {});
  content.append(note, running, form, earlier);

  let stages = [];

  function load(signal) {
    return get('experiments', {}, signal);
  }

  function draw({ processes, experiments: all, mayDeploy }) {
    const open = all.filter(({ state }) => state !== 'ended');
    const over = all.filter(({ state }) => state === 'ended');
    const all6 = stagesOf(processes);
    const name = (key) => all6.find((one) => one.key === key)?.name ?? key;
    stages = all6.filter(({ key }) => open.every((experiment) => experiment.stage !== key));
    note.textContent = [open.length === 0 && 'No experiment runs: every customer gets the newest version of each stage.',
      !mayDeploy && 'Experiments are begun and ended by those who may deploy.'].filter(Boolean).join(' ');
    form.hidden = !mayDeploy || stages.length === 0;
    if (!form.hidden) {
      choose(stage.value);
    }
    running.replaceChildren(...open.map((experiment) => card(experiment, {
      name: name(experiment.stage), mayDeploy, compare, change: (percent) => change(experiment, percent), end: (keep) => end(experiment, keep, name)
    })));
    earlier.replaceChildren(over.length > 0 ? part('Earlier experiments', table({
      caption: 'Earlier experiments',
      columns: [
        { name: 'Stage', cell: ({ stage: key }) => name(key) },
        { name: 'Versions', cell: ({ control, candidate }) => `${candidate} against ${control}` },
        { name: 'Begun', cell: ({ begunAt, begunBy }) => `${timeIn(zone, begunAt)}, ${begunBy ?? '–'}` },
        { name: 'Ended', cell: ({ endedAt, endedBy }) => `${timeIn(zone, endedAt)}, ${endedBy ?? '–'}` },
        { name: 'Kept', cell: ({ decision, control, candidate }) => `version ${decision === 'candidate' ? candidate : control}` },
        { name: 'Customers', cell: ({ controlJourneys, candidateJourneys }) => `${count(candidateJourneys)} and ${count(controlJourneys)}` },
        { name: 'What it showed', cell: (experiment) => (experiment.candidateJourneys + experiment.controlJourneys === 0 ? element('span', { class: 'none' }, 'Nothing')
          : element('button', { type: 'button', class: 'quiet', 'aria-label': `Compare experiment ${experiment.id}`, click: () => compare(experiment) }, 'Compare')) }
      ],
      rows: over
    })) : '');
  }

  function choose(wish) {
    offer(stage, stages.map(({ key, name }) => ({ value: key, text: name })), wish);
    const { versions: [newest, ...others] } = stages.find(({ key }) => key === stage.value);
    offer(what, [{ value: NEXT, text: `the next version that is deployed, against version ${newest}` },
      ...others.slice(0, 1).map((before) => ({ value: 'newest', text: `version ${newest}, against version ${before}` }))]);
  }

  function begin() {
    const { key, name, versions: [newest, before] } = stages.find((one) => one.key === stage.value);
    const percent = Number(share.value);
    const isNext = what.value === NEXT;
    unsay();
    page.ask({
      question: `Give ${percent} % of the customers who are new to ${name} ${isNext ? 'the next version' : `version ${newest}`}?`,
      details: [
        isNext ? `Deploy the new version from Modeler afterwards, as version ${newest + 1}: it goes to this share only, from its first minute. All others get version ${newest}.`
          : `All others get version ${before}, also those who have been in the stage before.`,
        'Chance decides, and each customer keeps what they got, whenever they come back to the stage. You end it here.'
      ],
      answer: 'Begin',
      then: async (close) => {
        await send('POST', 'experiments', { body: { stage: key, share: percent, candidate: isNext ? null : newest } });
        await done(close, `The experiment on ${name} has begun.`);
      }
    });
  }

  function change(experiment, percent) {
    unsay();
    page.ask({
      question: `Give version ${experiment.candidate} to ${percent} % of the new customers from now on?`,
      details: [`It was ${experiment.share} %. Customers who have been in the stage keep the version they got.`],
      answer: 'Change the share',
      then: async (close) => {
        await send('POST', `experiments/${experiment.id}/share`, { parameters: { percent } });
        await done(close, `The share is ${percent} % now.`);
      }
    });
  }

  function end(experiment, keep, name) {
    const { control, candidate, later, state } = experiment;
    const version = keep === 'candidate' ? candidate : control;
    unsay();
    page.ask({
      question: state === 'waiting' ? 'End the experiment before it has begun?' : `Keep version ${version} of ${name(experiment.stage)} for everybody?`,
      details: [
        state === 'waiting' ? 'The next version that is deployed goes to everybody then, as usual.'
          : `The experiment ends. Customers who come from now on get what version ${version} holds; journeys that run stay in their version until you move them.`,
        state !== 'waiting' && (keep === 'control' || later) && `It is deployed again, as the newest version${later ? `, over version ${later}, which was deployed meanwhile and stays in the engine` : ''}.`
      ],
      answer: state === 'waiting' ? 'End it' : `Keep version ${version}`,
      then: async (close) => {
        await send('POST', `experiments/${experiment.id}/end`, { parameters: { keep } });
        await done(close, state === 'waiting' ? 'The experiment has ended.' : `The experiment has ended: everybody gets what version ${version} holds.`);
      }
    });
  }

  async function done(close, words) {
    close();
    await page.reload();
    say(words);
    about.heading.focus({ preventScroll: true });
  }

  return { ...about, load, draw };
}
