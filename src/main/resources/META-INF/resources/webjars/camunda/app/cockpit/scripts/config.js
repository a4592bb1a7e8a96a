export default {
  app: { vendor: 'Ostopolku', name: 'Cockpit' },
  disableWelcomeMessage: true
};
