/*
 * The entry "Journey map" in Tasklist's navigation. The link opens in the same tab: a new tab would be in the sandbox of Tasklist's
 * content security policy, where the browser does not show the map.
 */
import { element } from '/ostopolku/elements.js';

export default [
  {
    id: 'ostopolku-journey-map',
    pluginPoint: 'tasklist.navbar.action',
    // To the right of Tasklist's own entries.
    priority: 10,
    render: (node) => node.append(element('a', { href: '/journey-map/' }, 'Journey map'))
  }
];
