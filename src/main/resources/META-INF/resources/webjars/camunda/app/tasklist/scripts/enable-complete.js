/*
 * Enables "Complete" when the form shows no error. A form keeps the error of a field that has been hidden since, and then Tasklist
 * keeps the button disabled although no error is visible. Completing validates the visible fields again, in the browser and on the
 * server.
 */
const DELAY_MS = 100;

function enableComplete() {
  const host = document.querySelector('[cam-tasklist-form-camunda]');
  const complete = document.querySelector('.form-actions .btn-primary');
  if (host?.querySelector('.fjs-form') && complete?.disabled && !host.querySelector('.fjs-form-field-error')) {
    window.angular.element(host).controller('camTasklistForm').notifyFormValidated(false);
  }
}

// The form shows an error shortly after it has reported it to Tasklist, so the check waits until the page stops changing.
let timer;
new MutationObserver(() => {
  clearTimeout(timer);
  timer = setTimeout(enableComplete, DELAY_MS);
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });

export default [];
