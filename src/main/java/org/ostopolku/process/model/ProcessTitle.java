package org.ostopolku.process.model;

import org.springframework.util.StringUtils;

/**
 * The title of a process and what the customer does in it.
 *
 * @param doing continues the sentence "The customer ..."; null if the model does not say it
 */
public record ProcessTitle(String name, String doing) {

    /** A code or a part of a sentence as text: {@code very-satisfied} becomes "Very satisfied"; null for null. */
    public static String toText(String code) {
        return code == null ? null : StringUtils.capitalize(code.replace('-', ' '));
    }
}
