/** How somebody logs in: which doors there are, how passwords are kept, how often one may try, when a session ends, and what technical accounts may send. */
package org.ostopolku.security.authentication;
