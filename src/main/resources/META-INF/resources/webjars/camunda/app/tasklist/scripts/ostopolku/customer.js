/* The tab "Customer" of a task. */
import { get } from '/ostopolku/api.js';
import { element } from '/ostopolku/elements.js';
import { customerView } from './customer-view.js';

/** The tabs that are shown, the oldest first: Tasklist may render the tab of the next task before it removes the last one. */
const shown = [];

const MESSAGES = {
  401: 'Your session has ended. Log in again.',
  404: 'The task may have been completed or assigned to another team.'
};

async function show(root, taskId, signal) {
  root.setAttribute('aria-busy', 'true');
  root.replaceChildren(element('p', { class: 'loading', role: 'status' }, 'Loading the customer…'));
  try {
    const customer = await get(`tasks/${encodeURIComponent(taskId)}/customer`, {}, signal);
    root.replaceChildren(
      ...(customer ? customerView(customer, taskId) : [element('p', { class: 'nothing' }, 'This task has no customer.')]));
  } catch (error) {
    if (signal.aborted) {
      return;
    }
    root.replaceChildren(element('div', { class: 'failed', role: 'alert' },
      element('p', {}, element('strong', {}, 'The customer could not be loaded.')),
      element('p', {}, MESSAGES[error.status] ?? error.message),
      element('button', { type: 'button', class: 'btn btn-default', click: () => show(root, taskId, signal) }, 'Try again')));
  }
  root.removeAttribute('aria-busy');
}

export default [
  {
    id: 'ostopolku-customer',
    pluginPoint: 'tasklist.task.detail',
    // Between the form (1000) and the history (800).
    priority: 900,
    properties: { label: 'Customer' },
    render(node, { taskId }) {
      const root = element('section', { class: 'ostopolku customer', 'aria-label': 'Customer' });
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
