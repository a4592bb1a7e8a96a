/** Readers of the deployed processes, decisions and forms, and the check of their deletion. */
package org.ostopolku.process.model;
