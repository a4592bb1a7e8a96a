/** The running application as people and channels meet it: over HTTP and in a browser. */
package org.ostopolku.browser;
