/* The entry "Journey map" in Cockpit's navigation. The map is a page of its own, so that it prints without Cockpit. */
import { element } from '/ostopolku/elements.js';

export default [
  {
    id: 'ostopolku.journey-map.navigation',
    pluginPoint: 'cockpit.navigation',
    priority: 105,
    render: (node) => node.append(element('a', { href: '/journey-map/' }, 'Journey map'))
  }
];
