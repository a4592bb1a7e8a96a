/** Checks on the server what a person or another system gives, against the form that belongs to it. */
package org.ostopolku.process.form;
