package org.ostopolku.process.form;

import java.util.OptionalInt;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.ostopolku.platform.engine.Submissions;
import org.ostopolku.platform.engine.UsesEngineInternals;

/**
 * Stores the texts of variables. Refuses control characters and halves of surrogate pairs that a user or another system
 * sends, whichever API takes them: PostgreSQL stores none of some of them, H2 stores them all.
 */
@UsesEngineInternals("all APIs store a text by its serializer, and a serializer is an internal type")
class TextSerializer extends StringValueSerializer {

    /** @throws BadUserRequestException if a text of the caller has such a character */
    @Override
    public void writeValue(StringValue value, ValueFields fields) {
        if (value.getValue() != null && Submissions.isByCaller(Context.getCommandContext())) {
            findRefused(value.getValue()).ifPresent(character -> {
                throw new BadUserRequestException(
                        "The value of %s has the character U+%04X, which no text may have: leave it out. Tabs and line breaks are taken."
                                .formatted(fields.getName(), character));
            });
        }
        super.writeValue(value, fields);
    }

    private static OptionalInt findRefused(String text) {
        return text.codePoints().filter(TextSerializer::isRefused).findFirst();
    }

    private static boolean isRefused(int character) {
        return Character.isISOControl(character) && "\t\n\r".indexOf(character) < 0
                || Character.getType(character) == Character.SURROGATE;
    }
}
