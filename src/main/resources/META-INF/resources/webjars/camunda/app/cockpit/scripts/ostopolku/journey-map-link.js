/* The entry "Journey map" in Cockpit's navigation: the map is a page of its own, which prints without Cockpit around it. */
import { element } from './elements.js';

export default [
  {
    id: 'ostopolku.journey-map.navigation',
    pluginPoint: 'cockpit.navigation',
    priority: 105,
    render: (node) => node.append(element('a', { href: '/journey-map/' }, 'Journey map'))
  }
];
