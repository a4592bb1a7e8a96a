/** Names and groups of users. */
package org.ostopolku.security.user;
