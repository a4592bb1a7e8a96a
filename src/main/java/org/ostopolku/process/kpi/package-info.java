/** The KPI ledger: the values that each journey logged, written in the transaction of the engine. */
package org.ostopolku.process.kpi;
