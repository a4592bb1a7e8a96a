package org.ostopolku.lifecycle.rules;

import java.util.List;
import java.util.Set;

/**
 * Which values a file gives to variables, and which it asks for.
 *
 * @param forms ids of the forms that its process shows or checks messages with
 */
public record FileValues(String file, Set<String> forms, List<Given> given, List<Question> questions) {

    boolean gives(String variable) {
        return given.stream().anyMatch(one -> one.variable().equals(variable));
    }
}
