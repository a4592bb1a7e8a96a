/** Plays a candidate for deployment in a throw-away engine, beside what is deployed now, with what customers once decided. */
package org.ostopolku.lifecycle.rehearsal;
