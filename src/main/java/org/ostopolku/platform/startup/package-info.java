/** Checks of the profile {@code production}: the application does not start if one fails. */
package org.ostopolku.platform.startup;
