/** The view of one customer, read from the engine's history and the KPI ledger. */
package org.ostopolku.customer.view;
