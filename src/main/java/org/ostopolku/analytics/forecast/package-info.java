/** Expected orders of the coming months, and the accuracy of the forecast in past months. */
package org.ostopolku.analytics.forecast;
