/** Readers of the deployed processes, decisions and forms. */
package org.ostopolku.process.model;
