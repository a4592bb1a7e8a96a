/* The page "Personal data": its route, and its entry in Cockpit's navigation for users who may use it. */
import { get } from '/ostopolku/api.js';
import { element, addStyles } from '/ostopolku/elements.js';
import { createPage } from './personal-data/page.js';

const PATH = '#/personal-data';

/* Cockpit may add a new page before it removes the old one. */
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
      addStyles(new URL('/ostopolku/page.css', import.meta.url), new URL('./personal-data/page.css', import.meta.url));
      const page = createPage();
      shown.push(page);
      node.append(page.root);
      page.enter();
    },
    unmount: () => shown.shift()?.leave()
  }
];
