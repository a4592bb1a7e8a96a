/*
 * Formats the variables on the cards of the task list: the stage by its name, the value with separators and without cents. The
 * name of a variable is in the tooltip of its label.
 */
import { count } from '/ostopolku/format.js';
import { placeName } from '/ostopolku/stages.js';

const FORMATS = {
  stage: placeName,
  expectedValue: (text) => (/^\d+(\.\d+)?$/.test(text) ? count(Number(text)) : text)
};

function formatCards() {
  for (const item of document.querySelectorAll('.tasklist-card-plugin .variable-item')) {
    const format = FORMATS[item.querySelector('.variable-label')?.getAttribute('uib-tooltip')];
    // Tasklist writes a new value into this text node, so the node is kept.
    const node = item.querySelector('span.variable-value')?.firstChild;
    if (format && node?.nodeType === Node.TEXT_NODE) {
      const text = format(node.nodeValue.trim());
      if (text !== node.nodeValue.trim()) {
        node.nodeValue = text;
      }
    }
  }
}

new MutationObserver(formatCards).observe(document.body, { subtree: true, childList: true, characterData: true });

export default [];
