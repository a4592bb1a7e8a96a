/** Customers and teams in play: they go through the deployed models in simulated time, made up or as somebody once did. */
package org.ostopolku.simulation.engine;
