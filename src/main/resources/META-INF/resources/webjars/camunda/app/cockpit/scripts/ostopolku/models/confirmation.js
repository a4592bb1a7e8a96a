/* A dialog that asks for confirmation. It stays open until the action is done, and shows the error if the action fails. */
import { ApiError } from '/ostopolku/api.js';
import { element } from '/ostopolku/elements.js';

export function confirmation() {
  let action;

  const title = element('h2', { id: 'ostopolku-confirmation' });
  const text = element('div', { class: 'text' });
  const failure = element('p', { class: 'error', role: 'alert' });
  const yes = element('button', { type: 'button', click: confirm });
  const no = element('button', { type: 'button', class: 'quiet', click: close }, 'Cancel');
  const root = element('dialog', { 'aria-labelledby': title.id, class: 'confirmation' },
    element('header', {}, title), text, failure, element('p', { class: 'actions' }, yes, no));

  /** `then` is the action. An `ApiError` that it throws is shown in the dialog. */
  function ask({ question, details, answer, then }) {
    action = then;
    title.textContent = question;
    text.replaceChildren(...details.filter(Boolean).map((detail) => element('p', {}, detail)));
    failure.textContent = '';
    yes.textContent = answer;
    yes.hidden = yes.disabled = false;
    no.textContent = 'Cancel';
    root.showModal();
    no.focus();
  }

  async function confirm() {
    yes.disabled = true;
    failure.textContent = '';
    try {
      await action(close);
      close();
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      failure.textContent = error.status === 403 ? `You have no permission for this. ${error.message}` : error.message;
      yes.hidden = true;
      no.textContent = 'Close';
      no.focus();
    }
  }

  function close() {
    root.close();
  }

  return { root, ask, close };
}
