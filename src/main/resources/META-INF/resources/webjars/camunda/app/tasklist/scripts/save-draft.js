/*
 * Tasklist throws away what was typed into a form as soon as another tab of the task is opened. Whoever looks up the
 * customer in the middle of a form must not lose it: on leaving the form this presses its own "Save", which keeps the
 * draft in this browser until the task is completed.
 */
document.addEventListener(
  'click',
  (event) => {
    if (event.target.closest?.('.tabbed-content .nav-tabs a')) {
      const save = document.querySelector('.tabbed-content .form-actions .btn-default');
      if (save && !save.disabled) {
        save.click();
      }
    }
  },
  { capture: true }
);

export default [];
