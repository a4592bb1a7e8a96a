/** Migrates running journeys to another version of a model: preview, trial with one journey, batch in the background. */
package org.ostopolku.lifecycle.migration;
