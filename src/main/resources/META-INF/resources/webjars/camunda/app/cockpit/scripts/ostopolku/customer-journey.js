/* The page "Customer journey": its entry in Cockpit's navigation and its route. */
import { PATH } from './customer-journey/address.js';
import { createPage } from './customer-journey/page.js';
import { element, addStyles } from '/ostopolku/elements.js';

const ROUTE = PATH.slice(1);

/* Cockpit renders the route at each change of the address. The page is kept, so that figures, folds and focus stay. */
let page;

export default [
  {
    id: 'ostopolku.customer-journey.navigation',
    pluginPoint: 'cockpit.navigation',
    priority: 110,
    properties: { checkActive: (address) => address.includes(PATH) },
    render: (node) => node.append(element('a', { href: PATH }, 'Customer journey'))
  },
  {
    id: 'ostopolku.customer-journey.route',
    pluginPoint: 'cockpit.route',
    properties: { path: ROUTE },
    render: (node) => {
      if (!page) {
        page = createPage();
        addStyles(new URL('/ostopolku/page.css', import.meta.url), new URL('./customer-journey/page.css', import.meta.url));
      }
      page.enter(node);
    },
    unmount: () => page.leave()
  }
];
