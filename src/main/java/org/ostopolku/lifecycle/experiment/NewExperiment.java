package org.ostopolku.lifecycle.experiment;

/**
 * An experiment to start.
 *
 * @param stage Id of the stage's process, for example awareness.
 * @param share Percent of the new customers who get the candidate, 1 to 99.
 * @param control The version of the other customers; by default the one before the candidate.
 * @param candidate The version under test; by default the next one to be deployed, which then is not used for all
 *     customers first.
 */
record NewExperiment(String stage, int share, Integer control, Integer candidate) {}
