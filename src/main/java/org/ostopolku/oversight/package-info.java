/** What administrators read of who did what. */
package org.ostopolku.oversight;
