/* Numbers, money, dates and durations: one format for all pages, that of the heads of the forms: 2 Nov 2026, EUR 90,000. */

const LOCALE = 'en-GB';

/** What stands for a value that does not exist. */
const NONE = '–';

/** The time zone of the browser. */
export const browserZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

const isMissing = (value) => value === null || value === undefined;

function number(options) {
  const format = new Intl.NumberFormat(LOCALE, options);
  return (value) => (isMissing(value) ? NONE : format.format(value));
}

export const count = number({ maximumFractionDigits: 0 });
export const money = number({ style: 'currency', currency: 'EUR', currencyDisplay: 'code', maximumFractionDigits: 0 });
export const share = number({ style: 'percent', maximumFractionDigits: 0 });
export const decimal = number({ maximumFractionDigits: 1 });
export const hundredths = number({ maximumFractionDigits: 2 });
export const tenths = number({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percent = number({ style: 'percent', maximumFractionDigits: 1 });

/** A number with its noun: "1 journey", "12 journeys". */
export function quantity(value, one, many) {
  return isMissing(value) ? NONE : `${decimal(value)} ${decimal(value) === '1' ? one : many}`;
}

export const days = (value) => quantity(value, 'day', 'days');

const UNITS = {
  count: decimal,
  EUR: money,
  share,
  percent: (value) => percent(isMissing(value) ? null : value / 100),
  days,
  hours: (value) => quantity(value, 'hour', 'hours'),
  score: decimal
};

/** The format function of a unit of the KPI catalogue. */
export function formatOf(unit) {
  return UNITS[unit] ?? decimal;
}

/** Whether a format writes means, where 0 is a value, and not counts or sums, where 0 means that there is no journey. */
export function isMean(format) {
  return format !== count && format !== money;
}

const DURATIONS = [
  { unit: 'minute', hours: 1 / 60, until: 1, digits: 0 },
  { unit: 'hour', hours: 1, until: 48, digits: 0 },
  { unit: 'day', hours: 24, until: 24 * 10, digits: 1 },
  { unit: 'day', hours: 24, until: Infinity, digits: 0 }
];

/** Hours, written in minutes, hours or days. `style` is long, short or narrow. */
export function duration(hours, style = 'long') {
  if (isMissing(hours)) {
    return NONE;
  }
  const { unit, hours: one, digits } = DURATIONS.find(({ until }) => hours < until);
  return new Intl.NumberFormat(LOCALE, { style: 'unit', unit, unitDisplay: style, maximumFractionDigits: digits }).format(hours / one);
}

const DAY = { day: 'numeric', month: 'short', year: 'numeric' };
const TIME = { hour: '2-digit', minute: '2-digit' };

/** A day without time, such as 2026-11-20, is the same day in every zone. */
const calendar = new Intl.DateTimeFormat(LOCALE, { ...DAY, timeZone: 'UTC' });
const months = new Intl.DateTimeFormat(LOCALE, { month: 'short', year: 'numeric', timeZone: 'UTC' });

const formats = new Map();

function formatIn(zone, options) {
  const key = `${zone} ${options === DAY}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone }));
  }
  return formats.get(key);
}

const DAY_AND_TIME = { ...DAY, ...TIME };

/** A calendar day such as 2026-11-20. */
export function day(date) {
  return calendar.format(new Date(date));
}

/** A period from one calendar day to another. */
export function dayRange(from, to) {
  return calendar.formatRange(new Date(from), new Date(to));
}

/** A month such as 2026-11, without a line break in it. */
export function month(yearAndMonth) {
  return months.format(new Date(`${yearAndMonth}-01`)).replace(' ', '\u00a0');
}

/** The day of an instant. */
export function date(instant, zone = browserZone) {
  return instant ? formatIn(zone, DAY).format(new Date(instant)) : NONE;
}

/** Day and time of an instant. */
export function dateTime(instant, zone = browserZone) {
  return instant ? formatIn(zone, DAY_AND_TIME).format(new Date(instant)) : NONE;
}

/** From the day of one instant to the day of another; "since …" without an end. */
export function period(from, to) {
  return to ? formatIn(browserZone, DAY).formatRange(new Date(from), new Date(to)) : `since ${date(from)}`;
}

/** The time of now, for "Updated at 14:05". */
export function timeOfDay(instant) {
  return new Intl.DateTimeFormat(LOCALE, TIME).format(instant);
}

/** Today in a zone, as 2026-11-20. */
export function today(zone = browserZone) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());
}

/** With a capital letter at the beginning. */
export function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
