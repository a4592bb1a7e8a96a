/** Tests of every HTTP endpoint: access by group, and attacks. */
package org.ostopolku.security.http;
