/* The page "Audit": its route, and its entry in Cockpit's navigation for those who may read it. */
import { getFromEngine } from './api.js';
import { element, style } from './elements.js';
import { createPage } from './audit/page.js';

const PATH = '#/audit';

/** The engine's number for the resource "operation log category". */
const OPERATION_LOG = 17;

/* Cockpit may draw the page anew before it takes the one before away. */
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
      style(new URL('./page.css', import.meta.url), new URL('./audit/page.css', import.meta.url));
      const page = createPage();
      shown.push(page);
      node.append(page.root);
      page.enter();
    },
    unmount: () => shown.shift()?.leave()
  }
];
