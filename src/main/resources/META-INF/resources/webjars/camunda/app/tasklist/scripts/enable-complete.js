/*
 * A form keeps the error of a field that has been hidden meanwhile, and Tasklist keeps "Complete" grey because of it
 * although nothing is wrong on the screen. As soon as no error is to be seen, this frees the button. Completing checks
 * whatever is shown once more, in the browser and on the server.
 */
const QUIET_MS = 100;

function freeComplete() {
  const host = document.querySelector('[cam-tasklist-form-camunda]');
  const complete = document.querySelector('.form-actions .btn-primary');
  if (host?.querySelector('.fjs-form') && complete?.disabled && !host.querySelector('.fjs-form-field-error')) {
    window.angular.element(host).controller('camTasklistForm').notifyFormValidated(false);
  }
}

// The form draws an error a moment after it has told Tasklist of it, so look when the page has come to rest.
let rest;
new MutationObserver(() => {
  clearTimeout(rest);
  rest = setTimeout(freeComplete, QUIET_MS);
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });

export default [];
