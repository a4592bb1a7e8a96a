export default {
  app: { vendor: 'Ostopolku', name: 'Tasklist' },
  disableWelcomeMessage: true,
  customScripts: [
    'scripts/words-first',
    'scripts/free-complete',
    'scripts/keep-draft',
    'scripts/card-words',
    'scripts/ostopolku/customer',
    'scripts/ostopolku/journey-map-link',
    '../welcome/scripts/logging-out'
  ],

  // Tasklist has no shortcuts of its own: without this block it starts with an error.
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'sets the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first field of a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the dialog that starts a process' }
  }
};
