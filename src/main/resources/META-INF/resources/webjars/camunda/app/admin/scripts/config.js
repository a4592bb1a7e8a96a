export default {
  app: { vendor: 'Ostopolku', name: 'Admin' },
  disableWelcomeMessage: true
};
