package org.ostopolku.customer.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.ostopolku.customer.view.CustomerView.Choice;
import org.ostopolku.customer.view.CustomerView.Colleague;

/** The time in one stage or process of the journey. */
@Schema(name = "Story.Chapter")
record TimelineSection(
        @Schema(description = "Id of the stage or process.") String process,
        @Schema(description = "Its name.") String name,

        @Schema(description = "What the customer does there.")
        String doing,

        @Schema(description = "When the customer came.") Instant entered,

        @Schema(description = "When the customer left; null while there.")
        Instant left,

        @Schema(description = "Touchpoints and events, the latest first.")
        List<Touchpoint> touchpoints) {

    @Schema(name = "Story.Touchpoint")
    record Touchpoint(
            @Schema(
                    description = "touchpoint: a user task; else an event of self-service: start, signal, move, help"
                            + " or leave.")
            String kind,

            @Schema(description = "Name of the touchpoint, or what the customer did.")
            String name,

            @Schema(description = "When it was over.") Instant at,

            @Schema(description = "direct, internal or self-service.")
            String channel,

            @Schema(description = "The user who completed the task or recorded the event.")
            Colleague person,

            @Schema(description = "The text that came with the event.")
            String text,

            @Schema(description = "The answers in the order of the form.")
            List<Answer> answers,

            @Schema(description = "The feedback of the customer on the touchpoint.")
            Feedback feedback) {}

    @Schema(name = "Story.Answer")
    record Answer(
            @Schema(description = "Key of the field.") String field,
            @Schema(description = "Label of the field.") String label,

            @Schema(description = "text, choice, number, date or yes-no.")
            String type,

            @Schema(description = "The value; of a choice its label.")
            Object value,

            @Schema(description = "Unit of a number.") String unit,

            @Schema(description = "Whether a condition of the process reads the variable.")
            boolean decision) {}

    @Schema(name = "Story.Feedback")
    record Feedback(
            @Schema(description = "Name of the touchpoint.") String touchpoint,

            @Schema(description = "When the customer was asked.")
            Instant askedAt,

            @Schema(description = "answered, waiting or unanswered.")
            String state,

            @Schema(description = "When the customer answered.")
            Instant answeredAt,

            @Schema(description = "0 to 10.") Integer score,

            @Schema(description = "The satisfaction that the score means.")
            Choice feedbackClass,

            @Schema(description = "The comment of the customer.")
            String text) {}
}
