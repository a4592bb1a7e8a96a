/** The page "Customer journey": its sections, and the journeys behind each number. */
package org.ostopolku.analytics.dashboard;
