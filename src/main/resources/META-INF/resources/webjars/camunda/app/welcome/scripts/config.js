export default {
  app: { vendor: 'Ostopolku', name: 'Welcome' },
  disableWelcomeMessage: true,
  customScripts: ['../welcome/scripts/provider-logout']
};
