/** What is known of a customer, told from the engine's history and the KPI ledger to whoever serves them. */
package org.ostopolku.customer.view;
