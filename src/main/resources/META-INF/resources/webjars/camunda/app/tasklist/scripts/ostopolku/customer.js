/* The tab "Customer" of a task: everything that is known of the customer whom the task is about. */
import { el } from './dom.js';
import { story } from './story.js';

const API = new URL('../../../../../api/', import.meta.url);

/** What is being shown, the oldest first; Tasklist may draw the next task before it takes the last one away. */
const shown = [];

async function load(taskId, signal) {
  const response = await fetch(new URL(`tasks/${encodeURIComponent(taskId)}/customer`, API), {
    headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
    signal
  }).catch((error) => {
    throw signal.aborted ? error : new Error('The server cannot be reached.');
  });
  if (response.status === 204) {
    return null;
  }
  if (!response.ok) {
    throw new Error(await reason(response));
  }
  return response.json();
}

async function reason(response) {
  if (response.status === 401) {
    return 'Your session has ended. Log in again.';
  }
  if (response.status === 404) {
    return 'The task may have been completed meanwhile, or passed on to another team.';
  }
  const problem = await response.json().catch(() => ({}));
  return problem.detail ?? `The server answers ${response.status}.`;
}

async function show(root, taskId, signal) {
  root.setAttribute('aria-busy', 'true');
  root.replaceChildren(el('p', { class: 'loading', role: 'status' }, 'Loading the customer…'));
  try {
    const customer = await load(taskId, signal);
    root.replaceChildren(
      ...(customer ? story(customer, taskId) : [el('p', { class: 'nothing' }, 'This task is about no customer.')])
    );
  } catch (error) {
    if (signal.aborted) {
      return;
    }
    const again = el('button', { type: 'button', class: 'btn btn-default' }, 'Try again');
    again.addEventListener('click', () => show(root, taskId, signal));
    root.replaceChildren(
      el(
        'div',
        { class: 'failed', role: 'alert' },
        el('p', {}, el('strong', {}, 'The customer could not be shown.')),
        el('p', {}, error.message),
        again
      )
    );
  }
  root.removeAttribute('aria-busy');
}

export default [
  {
    id: 'ostopolku-customer',
    pluginPoint: 'tasklist.task.detail',
    // Right of the form (1000), left of the history (800).
    priority: 900,
    properties: { label: 'Customer' },
    render(node, { taskId }) {
      const root = el('section', { class: 'ostopolku customer', 'aria-label': 'Customer' });
      const request = new AbortController();
      shown.push({ root, request });
      node.append(root);
      show(root, taskId, request.signal);
    },
    unmount() {
      const { root, request } = shown.shift() ?? {};
      request?.abort();
      root?.remove();
    }
  }
];
