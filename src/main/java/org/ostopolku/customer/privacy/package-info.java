/** Personal data of customers: export, erasure on request or after the retention period, and the records of erasures. */
package org.ostopolku.customer.privacy;
