/*
 * Marks the page of a user with access to Cockpit. Tasklist shows every user the link from a task to Cockpit; user-styles.css hides it
 * from the others.
 */
export default [
  {
    // Tasklist renders its navigation after each login.
    id: 'ostopolku-cockpit-link',
    pluginPoint: 'tasklist.navbar.action',
    priority: 0,
    render: async (node, { api }) => {
      const response = await fetch(`${api.adminApi}/auth/user/${api.engine}`, { headers: { Accept: 'application/json' } });
      const { authorizedApps = [] } = response.ok ? await response.json() : {};
      document.documentElement.classList.toggle('uses-cockpit', authorizedApps.includes('cockpit'));
    }
  }
];
