/** The customer's journey: its number, its facts, the messages and mails it sends, and forgetting a person. */
package org.ostopolku.journey;
