/** What has to be in order before real customers are served: the profile {@code production} does not start without it. */
package org.ostopolku.platform.startup;
