/** What holds at every door: headers for browsers, limits for what comes in, and answers that tell nothing of the inside. */
package org.ostopolku.security.http;
