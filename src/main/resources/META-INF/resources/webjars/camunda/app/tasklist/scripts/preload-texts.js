/*
 * The first time that a browser opens Tasklist, parts of the page are drawn before its words have arrived, and keep what
 * stands for them ("CREATION_DATE"). From then on Tasklist has the words in the browser's storage: this puts them there
 * before it starts.
 */
const APPLICATION_ROOT = document.querySelector('base').getAttribute('app-root');
const WORDS = `${APPLICATION_ROOT}/app/tasklist/locales/`;
const STORAGE = 'camunda-web';

const stored = JSON.parse(localStorage.getItem(STORAGE) ?? '{}');
const place = `${WORDS}_locales_data_en_${window.bust}`;
if (!stored[place]) {
  const answer = await fetch(`${WORDS}en.json?bust=${window.bust}`);
  if (answer.ok) {
    localStorage.setItem(STORAGE, JSON.stringify({ ...stored, [place]: await answer.text() }));
  }
}

export default [];
