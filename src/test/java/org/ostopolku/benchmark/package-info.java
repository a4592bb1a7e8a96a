/** How long the figures take as the ledger grows; not part of the build. */
package org.ostopolku.benchmark;
