/** Moves running customers to another version of a model: shown before, tried on one, done in the background. */
package org.ostopolku.lifecycle.migration;
