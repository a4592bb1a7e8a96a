/* The page "Models": its entry in Cockpit's navigation and its route. */
import { element, addStyles } from '/ostopolku/elements.js';
import { createPage } from './models/page.js';

const PATH = '#/models';

/* Cockpit may add a new page before it removes the old one. */
const shown = [];

export default [
  {
    id: 'ostopolku.models.navigation',
    pluginPoint: 'cockpit.navigation',
    priority: 100,
    properties: { checkActive: (address) => address.includes(PATH) },
    render: (node) => node.append(element('a', { href: PATH }, 'Models'))
  },
  {
    id: 'ostopolku.models.route',
    pluginPoint: 'cockpit.route',
    properties: { path: PATH.slice(1) },
    render: (node, { api }) => {
      addStyles(new URL('/ostopolku/page.css', import.meta.url), new URL('./models/page.css', import.meta.url));
      const page = createPage(api);
      shown.push(page);
      node.append(page.root);
      page.enter();
    },
    unmount: () => shown.shift()?.leave()
  }
];
