/*
 * The entry "Journey map" in Tasklist's navigation: what we want to reach with the customer at each touchpoint. In the same tab, for
 * Tasklist's content security policy keeps a new one in its sandbox, where the browser refuses to show the map.
 */
import { el } from './dom.js';

export default [
  {
    id: 'ostopolku-journey-map',
    pluginPoint: 'tasklist.navbar.action',
    // Right of what Tasklist itself offers.
    priority: 10,
    render: (node) => node.append(el('a', { href: '/journey-map/' }, 'Journey map'))
  }
];
