export default {
  app: { vendor: 'Ostopolku', name: 'Tasklist' },
  disableWelcomeMessage: true,
  customScripts: [
    'scripts/preload-texts',
    'scripts/enable-complete',
    'scripts/save-draft',
    'scripts/card-values',
    'scripts/ostopolku/customer',
    'scripts/ostopolku/journey-map-link',
    'scripts/ostopolku/cockpit-link',
    '../welcome/scripts/provider-logout'
  ],

  // Tasklist has no default shortcuts; without this block it starts with an error.
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'sets the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first field of a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the dialog that starts a process' }
  }
};
