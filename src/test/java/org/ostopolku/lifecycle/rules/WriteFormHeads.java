package org.ostopolku.lifecycle.rules;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Writes the heads of all forms from forms/fragments. Runs only when named: {@code mvn test -Dtest=WriteFormHeads}. */
class WriteFormHeads {

    @Test
    void write() throws IOException {
        for (String form : FormHeads.forms()) {
            FormHeads.write(form);
        }
    }
}
