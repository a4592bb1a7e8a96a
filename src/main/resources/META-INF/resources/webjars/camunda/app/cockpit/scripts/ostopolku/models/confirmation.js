/* The question before something is done. It stays open until that is done, and tells why it could not be. */
import { ApiError } from '../api.js';
import { element } from '../elements.js';

export function confirmation() {
  let act;

  const title = element('h2', { id: 'ostopolku-confirmation' });
  const text = element('div', { class: 'text' });
  const failure = element('p', { class: 'trouble', role: 'alert' });
  const yes = element('button', { type: 'button', click: done });
  const no = element('button', { type: 'button', class: 'quiet', click: close }, 'Cancel');
  const root = element('dialog', { 'aria-labelledby': title.id, class: 'confirmation' },
    element('header', {}, title), text, failure, element('p', { class: 'actions' }, yes, no));

  /** `then` is awaited after a yes; what it throws is told. */
  function ask({ question, details, answer, then }) {
    act = then;
    title.textContent = question;
    text.replaceChildren(...details.filter(Boolean).map((detail) => element('p', {}, detail)));
    failure.textContent = '';
    yes.textContent = answer;
    yes.hidden = yes.disabled = false;
    no.textContent = 'Cancel';
    root.showModal();
    no.focus();
  }

  async function done() {
    yes.disabled = true;
    failure.textContent = '';
    try {
      await act(close);
      close();
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      failure.textContent = error.status === 403 ? `You may not do this. ${error.message}` : error.message;
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
