/** Tests of the running application over HTTP and in a browser. */
package org.ostopolku.browser;
