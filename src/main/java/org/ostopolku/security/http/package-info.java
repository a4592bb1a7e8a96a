/** Protection of every HTTP request: security headers, size limits, and errors without internal details. */
package org.ostopolku.security.http;
