/* The ids of the KPIs whose journeys the page can list. */
export const KPIS = {
  stageDays: 'stage-days',
  dissatisfied: 'feedback-dissatisfied',
  satisfied: 'feedback-satisfied',
  verySatisfied: 'feedback-very-satisfied',
  answered: 'feedback-answered',
  recoveryHours: 'recovery-hours',
  orders: 'orders',
  sales: 'sales-value',
  margin: 'sales-margin',
  winRate: 'win-rate',
  discount: 'discount-given',
  addOnShare: 'add-on-share',
  lifetimeValue: 'lifetime-value'
};
