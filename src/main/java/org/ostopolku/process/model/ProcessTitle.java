package org.ostopolku.process.model;

/**
 * The title of a process and what the customer does in it.
 *
 * @param doing continues the sentence "The customer ..."; null if the model does not say it
 */
public record ProcessTitle(String name, String doing) {}
