/** Authentication: the filter chain, passwords, login throttling, sessions and technical accounts. */
package org.ostopolku.security.authentication;
