/* Numbers and dates as the reader's browser writes them; days and hours are those of the configured zone. */

const number = (options) => {
  const format = new Intl.NumberFormat(undefined, options);
  return (value) => (value === null || value === undefined ? '–' : format.format(value));
};

export const count = number({ maximumFractionDigits: 0 });
export const money = number({ style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
export const share = number({ style: 'percent', maximumFractionDigits: 0 });
export const decimal = number({ maximumFractionDigits: 1 });
export const tenths = number({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percent = number({ style: 'percent', maximumFractionDigits: 1 });

const UNITS = {
  count: decimal,
  EUR: money,
  share,
  percent: (value) => percent(value === null ? null : value / 100),
  days: (value) => unit(value, 'day', 'days'),
  hours: (value) => unit(value, 'hour', 'hours'),
  score: decimal
};

function unit(value, one, many) {
  return value === null || value === undefined ? '–' : `${decimal(value)} ${decimal(value) === '1' ? one : many}`;
}

/** Whether it writes means, of which nought is a value like others, and not the lack of journeys. */
export function isMean(format) {
  return format !== count && format !== money;
}

/** How values of a unit of the KPI catalogue are written. */
export function writer(unitOfKpi) {
  return UNITS[unitOfKpi] ?? decimal;
}

const DAY = { day: 'numeric', month: 'short', year: 'numeric' };

/** A day without time, such as 2026-11-20: the same everywhere. */
const day = new Intl.DateTimeFormat(undefined, { ...DAY, timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });

export function days(from, to) {
  return day.formatRange(new Date(from), new Date(to));
}

export function monthOf(yearAndMonth) {
  return month.format(new Date(`${yearAndMonth}-01`));
}

/** An instant as a day in a zone. */
export function dateIn(zone, instant) {
  return instant ? new Intl.DateTimeFormat(undefined, { ...DAY, timeZone: zone }).format(new Date(instant)) : '–';
}

/** An instant as day and time in a zone. */
export function timeIn(zone, instant) {
  return instant
    ? new Intl.DateTimeFormat(undefined, { ...DAY, hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(instant))
    : '–';
}

/** Today in a zone, as 2026-11-20. */
export function todayIn(zone) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());
}
