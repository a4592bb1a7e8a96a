/* The page "Audit": its route, and its entry in Cockpit's navigation for users who may read it. */
import { getFromEngine } from '/ostopolku/api.js';
import { element, addStyles } from '/ostopolku/elements.js';
import { createPage } from './audit/page.js';

const PATH = '#/audit';

/** The engine's number of the resource type "operation log category". */
const OPERATION_LOG = 17;

/* Cockpit may add a new page before it removes the old one. */
const shown = [];

export default [
  {
    id: 'ostopolku.audit.navigation',
    pluginPoint: 'cockpit.navigation',
    priority: 90,
    properties: { checkActive: (address) => address.includes(PATH) },
    render: async (node, { api }) => {
      const { authorized } = await getFromEngine(api, 'authorization/check', {
        permissionName: 'READ', resourceName: 'OperationLogCategory', resourceType: OPERATION_LOG, resourceId: 'Admin'
      });
      if (authorized) {
        node.append(element('a', { href: PATH }, 'Audit'));
      }
    }
  },
  {
    id: 'ostopolku.audit.route',
    pluginPoint: 'cockpit.route',
    properties: { path: PATH.slice(1) },
    render: (node) => {
      addStyles(new URL('/ostopolku/page.css', import.meta.url), new URL('./audit/page.css', import.meta.url));
      const page = createPage();
      shown.push(page);
      node.append(page.root);
      page.enter();
    },
    unmount: () => shown.shift()?.leave()
  }
];
