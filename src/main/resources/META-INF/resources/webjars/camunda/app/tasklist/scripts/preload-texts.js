/*
 * Loads Tasklist's texts before it starts. On the first visit of a browser, Tasklist draws parts of the page before its texts have
 * arrived, and these parts keep the keys ("CREATION_DATE"). Later it reads the texts from the browser's storage; this script puts them
 * there.
 */
const APPLICATION_ROOT = document.querySelector('base').getAttribute('app-root');
const LOCALES = `${APPLICATION_ROOT}/app/tasklist/locales/`;
const STORAGE = 'camunda-web';

const stored = JSON.parse(localStorage.getItem(STORAGE) ?? '{}');
const key = `${LOCALES}_locales_data_en_${window.bust}`;
if (!stored[key]) {
  // Tasklist waits for this script and does not start if it fails: then Tasklist loads its texts alone.
  try {
    const response = await fetch(`${LOCALES}en.json?bust=${window.bust}`, { signal: AbortSignal.timeout(5000) });
    if (response.ok) {
      localStorage.setItem(STORAGE, JSON.stringify({ ...stored, [key]: await response.text() }));
    }
  } catch (error) {
    console.warn('The texts were not loaded in advance.', error);
  }
}

export default [];
