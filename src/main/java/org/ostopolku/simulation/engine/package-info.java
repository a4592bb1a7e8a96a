/** Simulates customers and teams in the deployed models, with generated behaviour or recorded journeys. */
package org.ostopolku.simulation.engine;
