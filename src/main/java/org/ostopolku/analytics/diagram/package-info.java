/** Figures and finished instances of one version of a process, shown beside its diagram in Cockpit. */
package org.ostopolku.analytics.diagram;
