/** The KPI ledger: what every journey achieved, stage by stage, written in the engine's own transaction. */
package org.ostopolku.process.kpi;
