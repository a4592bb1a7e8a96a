/*
 * Saves the draft of a form when the user opens another tab of the task. Tasklist discards unsaved input in that case; its own "Save"
 * keeps the input in this browser until the task is completed.
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
