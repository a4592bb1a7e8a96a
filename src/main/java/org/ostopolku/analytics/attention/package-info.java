/** What a manager should look at now: figures past their limits, customers standing still, what is overdue. */
package org.ostopolku.analytics.attention;
