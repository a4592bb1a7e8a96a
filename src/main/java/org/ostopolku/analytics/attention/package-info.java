/** What a manager should look at now: KPIs past their limits, stalled customers, unanswered signals, overdue touchpoints. */
package org.ostopolku.analytics.attention;
