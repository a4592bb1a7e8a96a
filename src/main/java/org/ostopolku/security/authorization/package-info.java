/** Groups, permissions and data scopes of users, and the filters of Tasklist. */
package org.ostopolku.security.authorization;
