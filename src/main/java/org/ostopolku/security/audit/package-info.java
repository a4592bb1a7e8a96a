/** The audit log. Entries are added and never changed; texts of users beside them are erased with the customer. */
package org.ostopolku.security.audit;
