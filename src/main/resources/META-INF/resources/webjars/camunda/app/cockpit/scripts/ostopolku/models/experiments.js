/* Experiments: start, change the share, end. */
import { get, send } from '/ostopolku/api.js';
import { element, field, table } from '/ostopolku/elements.js';
import { count, dateTime } from '/ostopolku/format.js';
import { card } from './experiment.js';
import { setOptions } from './options.js';
import { part, section } from './section.js';
import { stagesWithVersions } from './versions.js';

const NEXT = 'next';

/** `compare` shows the comparison of an experiment. */
export function experimentsSection(page, { compare }) {
  const { content, say, unsay, ...about } = section('experiments', 'Experiments',
    'A random share of the customers who are new to a stage gets another version of it, until you end the experiment.');
  const stage = element('select', { change: () => choose(stage.value) });
  const candidate = element('select', {});
  const share = element('input', { type: 'number', min: 1, max: 99, required: true, value: 20 });
  const form = element('form', { class: 'filters', submit: (event) => { event.preventDefault(); start(); } },
    field('experiment-stage', 'Stage', stage), field('experiment-candidate', 'Candidate', candidate), field('experiment-share', 'Percent of new customers', share),
    element('button', { type: 'submit' }, 'Start'));
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
    const ended = all.filter(({ state }) => state === 'ended');
    const known = stagesWithVersions(processes);
    const name = (key) => known.find((one) => one.key === key)?.name ?? key;
    stages = known.filter(({ key }) => open.every((experiment) => experiment.stage !== key));
    note.textContent = [open.length === 0 && 'No experiment is running. All customers get the newest version of each stage.',
      !mayDeploy && 'Starting and ending an experiment needs the permission to deploy.'].filter(Boolean).join(' ');
    form.hidden = !mayDeploy || stages.length === 0;
    if (!form.hidden) {
      choose(stage.value);
    }
    running.replaceChildren(...open.map((experiment) => card(experiment, {
      name: name(experiment.stage), mayDeploy, compare, change: (percent) => changeShare(experiment, percent), end: (keep) => end(experiment, keep, name)
    })));
    earlier.replaceChildren(ended.length > 0 ? part('Earlier experiments', table({
      caption: 'Earlier experiments',
      columns: [
        { name: 'Stage', cell: ({ stage: key }) => name(key) },
        { name: 'Versions', cell: ({ control, candidate }) => `${candidate} against ${control}` },
        { name: 'Started', cell: ({ begunAt, begunBy }) => `${dateTime(begunAt)}, ${begunBy ?? '–'}` },
        { name: 'Ended', cell: ({ endedAt, endedBy }) => `${dateTime(endedAt)}, ${endedBy ?? '–'}` },
        { name: 'Kept', cell: ({ decision, control, candidate }) => `version ${decision === 'candidate' ? candidate : control}` },
        { name: 'Customers', cell: ({ controlJourneys, candidateJourneys }) => `${count(candidateJourneys)} and ${count(controlJourneys)}` },
        { name: 'Result', cell: (experiment) => (experiment.candidateJourneys + experiment.controlJourneys === 0 ? element('span', { class: 'none' }, 'None')
          : element('button', { type: 'button', class: 'quiet', 'aria-label': `Compare experiment ${experiment.id}`, click: () => compare(experiment) }, 'Compare')) }
      ],
      rows: ended
    })) : '');
  }

  function choose(wanted) {
    setOptions(stage, stages.map(({ key, name }) => ({ value: key, text: name })), wanted);
    const { versions: [newest, ...others] } = stages.find(({ key }) => key === stage.value);
    setOptions(candidate, [{ value: NEXT, text: `next deployed version, against version ${newest}` },
      ...others.slice(0, 1).map((before) => ({ value: 'newest', text: `version ${newest}, against version ${before}` }))]);
  }

  function start() {
    const { key, name, versions: [newest, before] } = stages.find((one) => one.key === stage.value);
    const percent = Number(share.value);
    const isNext = candidate.value === NEXT;
    unsay();
    page.ask({
      question: `Give ${isNext ? 'the next version' : `version ${newest}`} of ${name} to ${percent} % of the new customers?`,
      details: [
        isNext ? `Then deploy the new version from Camunda Modeler, as version ${newest + 1}. Only this share gets it. All other customers get version ${newest}.`
          : `All other customers get version ${before}, also those who were in the stage before.`,
        'Customers are assigned at random and keep their version when they return to the stage. You end the experiment on this page.'
      ],
      answer: 'Start',
      then: async (close) => {
        await send('POST', 'experiments', { body: { stage: key, share: percent, candidate: isNext ? null : newest } });
        await finish(close, `The experiment on ${name} has started.`);
      }
    });
  }

  function changeShare(experiment, percent) {
    unsay();
    page.ask({
      question: `Give version ${experiment.candidate} to ${percent} % of the new customers from now on?`,
      details: [`The share was ${experiment.share} %. Customers who were in the stage keep their version.`],
      answer: 'Change the share',
      then: async (close) => {
        await send('POST', `experiments/${experiment.id}/share`, { parameters: { percent } });
        await finish(close, `The share is now ${percent} %.`);
      }
    });
  }

  function end(experiment, keep, name) {
    const { control, candidate, later, state } = experiment;
    const version = keep === 'candidate' ? candidate : control;
    unsay();
    page.ask({
      question: state === 'waiting' ? 'Cancel the experiment before it starts?' : `End the experiment and keep version ${version} of ${name(experiment.stage)}?`,
      details: [
        state === 'waiting' ? 'All customers get the next deployed version, as usual.'
          : `New journeys get the content of version ${version}. Running journeys stay in their version until you migrate them.`,
        state !== 'waiting' && (keep === 'control' || later) && `It is deployed again, as the newest version${later ? `. Version ${later}, which was deployed during the experiment, is kept but not used` : ''}.`
      ],
      answer: state === 'waiting' ? 'Cancel the experiment' : `Keep version ${version}`,
      then: async (close) => {
        await send('POST', `experiments/${experiment.id}/end`, { parameters: { keep } });
        await finish(close, state === 'waiting' ? 'The experiment has been cancelled.' : `The experiment has ended. All customers get the content of version ${version}.`);
      }
    });
  }

  async function finish(close, message) {
    close();
    await page.reload();
    say(message);
    about.heading.focus({ preventScroll: true });
  }

  return { ...about, load, draw };
}
