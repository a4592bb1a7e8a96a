/** The audit log. Entries are added and never changed. */
package org.ostopolku.security.audit;
