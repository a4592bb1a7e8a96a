/** What the profile {@code demo} adds: users and simulated customers. */
package org.ostopolku.simulation.demo;
