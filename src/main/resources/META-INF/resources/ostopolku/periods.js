/* The periods of the filters. Days are calendar days such as 2026-11-20. A period ends today or on its own last day. */

function day(year, month, date) {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}

function parts(today) {
  const [year, month] = today.split('-').map(Number);
  return { year, month: month - 1, quarter: 3 * Math.floor((month - 1) / 3) };
}

/** In the order of the choice. The first one is the server's default: no days are sent. */
export const PERIODS = [
  { id: '', name: 'Last 12 months', days: () => ({}) },
  { id: 'this-month', name: 'This month', days: (today, { year, month }) => ({ from: day(year, month, 1), to: today }) },
  { id: 'last-month', name: 'Last month', days: (today, { year, month }) => ({ from: day(year, month - 1, 1), to: day(year, month, 0) }) },
  { id: 'this-quarter', name: 'This quarter', days: (today, { year, quarter }) => ({ from: day(year, quarter, 1), to: today }) },
  { id: 'last-quarter', name: 'Last quarter', days: (today, { year, quarter }) => ({ from: day(year, quarter - 3, 1), to: day(year, quarter, 0) }) },
  { id: 'this-year', name: 'This year', days: (today, { year }) => ({ from: day(year, 0, 1), to: today }) },
  { id: 'own', name: 'Custom dates', days: () => ({}) }
];

/** The parameters of a request: the filter, with the days of its period. */
export function parametersOf({ period = '', from, to, ...others }, today) {
  const days = period === 'own' ? { from, to } : PERIODS.find(({ id }) => id === period)?.days(today, parts(today)) ?? {};
  return { ...days, ...others };
}
