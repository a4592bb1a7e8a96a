/* The page "Models": its entry in Cockpit's navigation and its route. */
import { element, style } from './elements.js';
import { createPage } from './models/page.js';

const PATH = '#/models';

/* Cockpit may draw the page anew before it takes the one before away. */
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
      style(new URL('./page.css', import.meta.url), new URL('./models/page.css', import.meta.url));
      const page = createPage(api);
      shown.push(page);
      node.append(page.root);
      page.enter();
    },
    unmount: () => shown.shift()?.leave()
  }
];
