/*
 * The state of the page is in its address, so that links can be shared and Back works: the filter, and with the prefix "list."
 * the list that is open over the page: #/customer-journey?segment=business&list.what=now&list.stage=sale
 */
export const PATH = '#/customer-journey';

const FILTERS = ['period', 'from', 'to', 'segment', 'buyingSituation', 'productCategory', 'owner', 'model'];
const LIST = 'list.';

/** Reads an address: { filter, list }. `list` is null if no list is open. */
export function parseAddress(hash) {
  const filter = {};
  const list = {};
  for (const [key, value] of new URLSearchParams(hash.split('?')[1] ?? '')) {
    if (key.startsWith(LIST)) {
      list[key.slice(LIST.length)] = value;
    } else if (FILTERS.includes(key) && value) {
      filter[key] = value;
    }
  }
  if (filter.from || filter.to) {
    filter.period ??= 'own';
  }
  return { filter, list: list.what ? list : null };
}

export function formatAddress({ filter, list }) {
  const query = new URLSearchParams();
  FILTERS.filter((key) => filter[key]).forEach((key) => query.set(key, filter[key]));
  Object.entries(list ?? {})
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .forEach(([key, value]) => query.set(LIST + key, value));
  return `${PATH}?${query}`.replace(/\?$/, '');
}
