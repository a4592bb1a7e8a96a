/** Rehearses a candidate for deployment in a sandbox engine and compares it with the models in force. */
package org.ostopolku.lifecycle.rehearsal;
