/** The customer journey: stages, number, variables, messages, mails, and the list of people who refused contact. */
package org.ostopolku.process.journey;
