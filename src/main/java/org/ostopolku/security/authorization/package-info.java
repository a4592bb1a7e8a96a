/** Who may see and do what: groups, their rights and reach, the filters of Tasklist, and the doors closed to strangers. */
package org.ostopolku.security.authorization;
