/* Dates, times and money as Intl writes them, in the reader's English, for all words around them are English. */
const LOCALE = navigator.languages.find((language) => language.startsWith('en')) ?? 'en-GB';

const DAY = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });
const MOMENT = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit'
});
// A day such as 2026-11-02 is the same day everywhere, whatever zone the browser is in.
const CALENDAR_DAY = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC'
});
const EUR = new Intl.NumberFormat(LOCALE, {
  style: 'currency',
  currency: 'EUR',
  currencyDisplay: 'code',
  maximumFractionDigits: 0
});
const NUMBER = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });
const DAYS = new Intl.NumberFormat(LOCALE, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 0 });

export const day = (instant) => DAY.format(new Date(instant));
export const moment = (instant) => MOMENT.format(new Date(instant));
export const calendarDay = (date) => CALENDAR_DAY.format(new Date(`${date}T00:00:00Z`));
export const money = (amount) => EUR.format(amount);
export const number = (value) => NUMBER.format(value);
export const days = (count) => DAYS.format(count);

/** From one day to another; open at the end where there is none yet. */
export function period(from, to) {
  if (!to) {
    return `since ${day(from)}`;
  }
  return DAY.formatRange(new Date(from), new Date(to));
}
