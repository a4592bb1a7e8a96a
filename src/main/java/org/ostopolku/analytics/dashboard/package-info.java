/** What managers steer by: where customers stand, decide, wait and leave, what it is worth, and what they say. */
package org.ostopolku.analytics.dashboard;
