/*
 * The cards of the task list show variables as they are stored. This writes what people read: the stage with a capital
 * letter, the value with separators and without cents.
 */
import { number } from './ostopolku/formats.js';

const WORDS = {
  'Stage:': (text) => text.replace(/^[a-z]/, (letter) => letter.toUpperCase()),
  'Value (EUR):': (text) => (/^\d+(\.\d+)?$/.test(text) ? number(Math.round(text)) : text)
};

function write() {
  for (const item of document.querySelectorAll('.tasklist-card-plugin .variable-item')) {
    const words = WORDS[item.querySelector('.variable-label')?.textContent.trim()];
    // Tasklist writes into this very text node when the value changes, so it has to stay.
    const shown = item.querySelector('span.variable-value')?.firstChild;
    if (words && shown?.nodeType === Node.TEXT_NODE) {
      const text = words(shown.nodeValue.trim());
      if (text !== shown.nodeValue.trim()) {
        shown.nodeValue = text;
      }
    }
  }
}

new MutationObserver(write).observe(document.body, { subtree: true, childList: true, characterData: true });

export default [];
