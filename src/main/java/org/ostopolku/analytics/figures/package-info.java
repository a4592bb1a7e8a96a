/** The parts that all figures share: the filter of a request, compared periods, labels, and sums of ledger entries. */
package org.ostopolku.analytics.figures;
