/** How customers passed through a process: figures for its diagram, and the paths of instances that are finished. */
package org.ostopolku.analytics.diagram;
