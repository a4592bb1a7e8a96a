/** What the profile {@code demo} adds: people to log in as, and customers to serve. */
package org.ostopolku.simulation.demo;
