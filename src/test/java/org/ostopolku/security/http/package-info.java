/** Every door of the application, who comes in by it, and what people may try at it. */
package org.ostopolku.security.http;
