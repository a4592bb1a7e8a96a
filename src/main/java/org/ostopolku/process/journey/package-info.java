/** The customer's journey: its number, its facts, the messages and mails it sends, and who has refused contact. */
package org.ostopolku.process.journey;
