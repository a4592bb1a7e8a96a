/** Checks the values that users and other systems submit against the form, on the server. */
package org.ostopolku.process.form;
