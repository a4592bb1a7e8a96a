package org.ostopolku.customer.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.ostopolku.customer.view.CustomerView.Choice;
import org.ostopolku.customer.view.CustomerView.Colleague;

/**
 * The time in one stage or process of the journey.
 *
 * @param process Id of the stage or process.
 * @param name Its name.
 * @param doing What the customer does there.
 * @param entered When the customer came.
 * @param left When the customer left; null while there.
 * @param touchpoints Touchpoints and events, the latest first.
 */
@Schema(name = "Story.Chapter")
record TimelineSection(
        String process, String name, String doing, Instant entered, Instant left, List<Touchpoint> touchpoints) {

    /**
     * A touchpoint that took place.
     *
     * @param kind touchpoint: a user task; else an event of self-service: start, signal, move, help or leave.
     * @param name Name of the touchpoint, or what the customer did.
     * @param at When it was over.
     * @param channel direct, internal or self-service.
     * @param person The user who completed the task or recorded the event.
     * @param text The text that came with the event.
     * @param answers The answers in the order of the form.
     * @param feedback The feedback of the customer on the touchpoint.
     */
    @Schema(name = "Story.Touchpoint")
    record Touchpoint(
            String kind,
            String name,
            Instant at,
            String channel,
            Colleague person,
            String text,
            List<Answer> answers,
            Feedback feedback) {}

    /**
     * An answer given in the form of a touchpoint.
     *
     * @param field Key of the field.
     * @param label Label of the field.
     * @param type text, choice, number, date or yes-no.
     * @param value The value; of a choice its label.
     * @param unit Unit of a number.
     * @param decision Whether a condition of the process reads the variable.
     */
    @Schema(name = "Story.Answer")
    record Answer(String field, String label, String type, Object value, String unit, boolean decision) {}

    /**
     * A request for feedback and its answer.
     *
     * @param touchpoint Name of the touchpoint.
     * @param askedAt When the customer was asked.
     * @param state answered, waiting or unanswered.
     * @param answeredAt When the customer answered.
     * @param score 0 to 10.
     * @param feedbackClass The satisfaction that the score means.
     * @param text The comment of the customer.
     */
    @Schema(name = "Story.Feedback")
    record Feedback(
            String touchpoint,
            Instant askedAt,
            String state,
            Instant answeredAt,
            Integer score,
            Choice feedbackClass,
            String text) {}
}
