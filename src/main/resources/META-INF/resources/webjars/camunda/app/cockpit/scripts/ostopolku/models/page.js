/* The page: what is deployed and by whom, the way back, changes that are rehearsed, journeys that go on in another version, and whether versions help. */
import { get, getFromEngine } from '../api.js';
import { element } from '../elements.js';
import { comparing } from './comparing.js';
import { confirmation } from './confirmation.js';
import { deployments } from './deployments.js';
import { whatIsDeployed } from './deployed.js';
import { experiments } from './experiments.js';
import { moving } from './moving.js';
import { rehearsing } from './rehearsing.js';

/** The engine's number for the resource "deployment". */
const DEPLOYMENT = 9;

export function createPage(engine) {
  let request;

  const dialog = confirmation();
  const tools = { engine, ask: dialog.ask, reload: load };
  const move = moving(tools);
  const compare = comparing();
  const experiment = experiments(tools, { compare: compare.showExperiment });
  const rehearse = rehearsing();
  const sections = [whatIsDeployed(tools), deployments(), rehearse, move, experiment, compare];
  const status = element('p', { class: 'status', role: 'status' });
  const refresh = element('button', { type: 'button', class: 'quiet', click: () => load() }, 'Refresh');
  const jumps = element('nav', { class: 'sections', 'aria-label': 'Parts of the page', hidden: true }, sections.map(({ title, heading }) =>
    element('button', { type: 'button', class: 'quiet', click: () => to(heading) }, title)));
  const content = element('div', { class: 'content' });
  const root = element('main', { class: 'ostopolku page models-page' },
    element('header', {}, element('h1', {}, 'Models'), status, refresh), jumps, content, dialog.root);

  async function load() {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    busy(true);
    try {
      const [models, deployed, { authorized }, processes, tried] = await Promise.all([
        get('models', {}, signal),
        get('deployments', {}, signal),
        getFromEngine(engine, 'authorization/check',
          { permissionName: 'CREATE', resourceName: 'Deployment', resourceType: DEPLOYMENT }, signal),
        move.load(signal),
        experiment.load(signal),
        rehearse.load(signal)
      ]);
      const facts = { models, deployments: deployed, mayDeploy: authorized, processes, experiments: tried };
      sections.forEach((section) => section.draw(facts));
      if (!sections[0].root.isConnected) {
        content.replaceChildren(...sections.map((section) => section.root));
      }
      jumps.hidden = false;
      status.textContent = `Read at ${new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(new Date())}`;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      fail(error);
    }
    busy(false);
  }

  function busy(loading) {
    content.setAttribute('aria-busy', loading);
    refresh.disabled = loading;
    if (loading) {
      status.textContent = 'Reading…';
      if (!sections[0].root.isConnected) {
        content.replaceChildren(element('div', { class: 'waiting', 'aria-hidden': 'true' },
          Array.from({ length: 8 }, () => element('span')), element('p', {}, 'Reading what is deployed…')));
      }
    }
  }

  function fail({ status: code, message }) {
    status.textContent = '';
    jumps.hidden = true;
    const [title, text, action] = code === 403
      ? ['This is not for you', 'What is deployed is shown to those who steer the whole process. An administrator can change that.', null]
      : code === 401
        ? ['Your session has ended', 'Log in again to see what is deployed.', ['Log in again', () => window.location.reload()]]
        : ['What is deployed cannot be shown', message, ['Try again', () => load()]];
    content.replaceChildren(element('div', { class: 'message failure', role: 'alert' },
      element('h2', {}, title),
      element('p', {}, text),
      action && element('button', { type: 'button', click: action[1] }, action[0])));
  }

  function to(heading) {
    heading.scrollIntoView({ block: 'start' });
    heading.focus({ preventScroll: true });
  }

  function leave() {
    request?.abort();
    move.leave();
    compare.leave();
    rehearse.leave();
    dialog.close();
  }

  return { root, enter: load, leave };
}
