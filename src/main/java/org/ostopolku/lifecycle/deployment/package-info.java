/** Checks and records deployments, and goes back to earlier versions. */
package org.ostopolku.lifecycle.deployment;
