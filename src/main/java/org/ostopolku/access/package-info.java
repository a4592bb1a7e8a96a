/** Who may see and do what: groups, their rights, the filters of Tasklist, and the doors that are closed to strangers. */
package org.ostopolku.access;
