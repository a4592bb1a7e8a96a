/** Queries on the ledger: filters, sums and the roll-up by month and day. */
package org.ostopolku.process.kpi.query;
