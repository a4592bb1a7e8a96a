/** Mails that processes send. */
package org.ostopolku.platform.mail;
