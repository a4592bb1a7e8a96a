export default {
  app: { vendor: 'Ostopolku', name: 'Admin' },
  disableWelcomeMessage: true,
  customScripts: ['../welcome/scripts/provider-logout']
};
