/** What is known of a customer's person: taken out for them, erased on request or when its time is over, and proven. */
package org.ostopolku.customer.privacy;
