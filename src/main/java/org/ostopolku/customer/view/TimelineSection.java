package org.ostopolku.customer.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.ostopolku.customer.view.CustomerView.Choice;
import org.ostopolku.customer.view.CustomerView.Colleague;

/** A time in one place of the journey. */
@Schema(name = "Story.Chapter")
record TimelineSection(
        @Schema(description = "Id of the stage or process.") String process,
        @Schema(description = "Its name.") String name,

        @Schema(description = "What the customer does there.")
        String doing,

        @Schema(description = "When the customer came.") Instant entered,

        @Schema(description = "When the customer left; null while there.")
        Instant left,

        @Schema(description = "What happened meanwhile, the latest first.")
        List<Touchpoint> touchpoints) {

    /** An encounter, or what the customer did by self-service. */
    @Schema(name = "Story.Touchpoint")
    record Touchpoint(
            @Schema(
                    description = "touchpoint: a task of ours; else what the customer did: start, signal, move, help"
                            + " or leave.")
            String kind,

            @Schema(description = "Name of the touchpoint, or what the customer did.")
            String name,

            @Schema(description = "When it was over.") Instant at,

            @Schema(description = "direct, internal or self-service.")
            String channel,

            @Schema(description = "Who did it on our side, or told of it.")
            Colleague person,

            @Schema(description = "What the customer told with it.")
            String text,

            @Schema(description = "What was filled in, in the order of the form.")
            List<Answer> answers,

            @Schema(description = "What the customer answered when asked how it went.")
            Feedback feedback) {}

    /** What was filled in. */
    @Schema(name = "Story.Answer")
    record Answer(
            @Schema(description = "Key of the field.") String field,
            @Schema(description = "Label of the field.") String label,

            @Schema(description = "text, choice, number, date or yes-no.")
            String type,

            @Schema(description = "As it was filled in; of a choice its words.")
            Object value,

            @Schema(description = "Unit of a number.") String unit,

            @Schema(description = "Whether the way of the journey depends on it.")
            boolean decision) {}

    /** A question of how a touchpoint went. */
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
            @Schema(description = "How satisfied that is.") Choice feedbackClass,
            @Schema(description = "What the customer said.") String text) {}
}
