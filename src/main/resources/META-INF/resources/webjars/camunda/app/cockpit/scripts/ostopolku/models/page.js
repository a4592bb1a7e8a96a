/* The page: deployed models with rollback, deployments, rehearsals, migrations, experiments, comparisons. */
import { get, getFromEngine } from '/ostopolku/api.js';
import { element } from '/ostopolku/elements.js';
import { comparisonSection } from './comparisons.js';
import { confirmation } from './confirmation.js';
import { deployedSection } from './deployed.js';
import { deploymentsSection } from './deployments.js';
import { experimentsSection } from './experiments.js';
import { migrationSection } from './migrating.js';
import { rehearsalSection } from './rehearsals.js';
import { timeOfDay } from '/ostopolku/format.js';

/** The engine's number of the resource type "deployment". */
const DEPLOYMENT = 9;

export function createPage(engine) {
  let request;

  const dialog = confirmation();
  const tools = { engine, ask: dialog.ask, reload: load };
  const migrations = migrationSection(tools);
  const comparisons = comparisonSection();
  const experiments = experimentsSection(tools, { compare: comparisons.showExperiment });
  const rehearsals = rehearsalSection();
  const sections = [deployedSection(tools), deploymentsSection(), rehearsals, migrations, experiments, comparisons];
  const status = element('p', { class: 'status', role: 'status' });
  const refresh = element('button', { type: 'button', class: 'quiet', click: () => load() }, 'Refresh');
  const navigation = element('nav', { class: 'sections', 'aria-label': 'Parts of the page', hidden: true }, sections.map(({ title, heading }) =>
    element('button', { type: 'button', class: 'quiet', click: () => showSection(heading) }, title)));
  const content = element('div', { class: 'content' });
  const root = element('main', { class: 'ostopolku page models-page' },
    element('header', {}, element('h1', {}, 'Models'), status, refresh), navigation, content, dialog.root);

  async function load() {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    busy(true);
    try {
      const [models, deployed, { authorized }, processes, allExperiments] = await Promise.all([
        get('models', {}, signal),
        get('deployments', {}, signal),
        getFromEngine(engine, 'authorization/check',
          { permissionName: 'CREATE', resourceName: 'Deployment', resourceType: DEPLOYMENT }, signal),
        migrations.load(signal),
        experiments.load(signal),
        rehearsals.load(signal)
      ]);
      const data = { models, deployments: deployed, mayDeploy: authorized, processes, experiments: allExperiments };
      sections.forEach((section) => section.draw(data));
      if (!sections[0].root.isConnected) {
        content.replaceChildren(...sections.map((section) => section.root));
      }
      navigation.hidden = false;
      status.textContent = `Updated at ${timeOfDay(new Date())}`;
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
      status.textContent = 'Loading…';
      if (!sections[0].root.isConnected) {
        content.replaceChildren(element('div', { class: 'waiting', 'aria-hidden': 'true' },
          Array.from({ length: 8 }, () => element('span')), element('p', {}, 'Loading the models…')));
      }
    }
  }

  function fail({ status: code, message }) {
    status.textContent = '';
    navigation.hidden = true;
    const [title, text, action] = code === 403
      ? ['You have no access to this page', 'Models are shown to managers and process owners. Ask an administrator for access.', null]
      : code === 401
        ? ['Your session has ended', 'Log in again to see the models.', ['Log in again', () => window.location.reload()]]
        : ['The models could not be loaded', message, ['Try again', () => load()]];
    content.replaceChildren(element('div', { class: 'message failure', role: 'alert' },
      element('h2', {}, title),
      element('p', {}, text),
      action && element('button', { type: 'button', click: action[1] }, action[0])));
  }

  function showSection(heading) {
    heading.scrollIntoView({ block: 'start' });
    heading.focus({ preventScroll: true });
  }

  function leave() {
    request?.abort();
    migrations.leave();
    comparisons.leave();
    rehearsals.leave();
    dialog.close();
  }

  return { root, enter: load, leave };
}
