/* The page "Personal data": its route, and its entry in Cockpit's navigation for those who may use it. */
import { get } from './api.js';
import { element, style } from './elements.js';
import { createPage } from './personal-data/page.js';

const PATH = '#/personal-data';

/* Cockpit may draw the page anew before it takes the one before away. */
const shown = [];

export default [
  {
    id: 'ostopolku.personal-data.navigation',
    pluginPoint: 'cockpit.navigation',
    priority: 85,
    properties: { checkActive: (address) => address.includes(PATH) },
    render: async (node) => {
      const { personalData } = await get('me');
      if (personalData) {
        node.append(element('a', { href: PATH }, 'Personal data'));
      }
    }
  },
  {
    id: 'ostopolku.personal-data.route',
    pluginPoint: 'cockpit.route',
    properties: { path: PATH.slice(1) },
    render: (node) => {
      style(new URL('./page.css', import.meta.url), new URL('./personal-data/page.css', import.meta.url));
      const page = createPage();
      shown.push(page);
      node.append(page.root);
      page.enter();
    },
    unmount: () => shown.shift()?.leave()
  }
];
