/** The engine: how it is configured, and how models get into it. */
package org.ostopolku.platform.engine;
