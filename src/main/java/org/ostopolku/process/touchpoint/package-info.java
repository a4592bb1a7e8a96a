/** Touchpoints: urgency, owner, overdue alert and development needs. */
package org.ostopolku.process.touchpoint;
