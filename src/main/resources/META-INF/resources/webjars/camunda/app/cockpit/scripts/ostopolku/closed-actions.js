/*
 * Marks the page of an administrator. Cockpit offers its actions to every user; user-styles.css hides those that
 * rest-operations.yaml opens to administrators only.
 */
import { get } from '/ostopolku/api.js';

export default [
  {
    // Cockpit renders its navigation after each login.
    id: 'ostopolku.closed-actions',
    pluginPoint: 'cockpit.navigation',
    priority: 0,
    render: async () => {
      const { groups } = await get('me');
      document.documentElement.classList.toggle('administrator', groups.includes('camunda-admin'));
    }
  }
];
