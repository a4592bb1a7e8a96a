/** Who did what, when and why: a log that the application adds to, and never changes. */
package org.ostopolku.security.audit;
