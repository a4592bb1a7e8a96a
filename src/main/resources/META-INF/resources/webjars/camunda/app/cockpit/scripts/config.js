export default {
  app: { vendor: 'Ostopolku', name: 'Cockpit' },
  disableWelcomeMessage: true,

  // One module for each extension of Cockpit.
  customScripts: [
    'scripts/ostopolku/customer-journey',
    'scripts/ostopolku/journey-map-link',
    'scripts/ostopolku/models',
    'scripts/ostopolku/diagram',
    'scripts/ostopolku/audit',
    'scripts/ostopolku/personal-data',
    'scripts/ostopolku/closed-actions',
    '../welcome/scripts/provider-logout'
  ]
};
