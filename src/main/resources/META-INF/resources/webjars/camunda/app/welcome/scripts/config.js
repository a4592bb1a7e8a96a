export default {
  app: { vendor: 'Ostopolku', name: 'Welcome' },
  disableWelcomeMessage: true
};
