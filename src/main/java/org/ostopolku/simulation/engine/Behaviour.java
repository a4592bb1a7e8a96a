package org.ostopolku.simulation.engine;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/**
 * How the simulated customers and teams behave. Read from {@code demo/behaviour.yaml}, which explains each part.
 *
 * @param names parts of the customers' names
 * @param customer rules for the facts of a customer, applied in this order
 * @param answers rules by variable, or by form and variable
 * @param touchpoints how fast the teams are, by the touchpoint's name
 * @param feedback how customers answer requests for feedback
 * @param messages how often customers send messages, by message
 * @param manualStarts the processes that the company starts, by process
 */
record Behaviour(
        Names names,
        Map<String, AnswerRule> customer,
        Map<String, AnswerRule> answers,
        Map<String, Pace> touchpoints,
        Feedback feedback,
        Map<String, MessageRate> messages,
        Map<String, ManualStart> manualStarts) {

    private static final String FILE = "demo/behaviour.yaml";

    /** @throws IllegalStateException if the file cannot be read */
    static Behaviour read() {
        try (var file = new ClassPathResource(FILE).getInputStream()) {
            // Unlike the YAML reader of the platform, Jackson reads the choices yes and no as text.
            return new YAMLMapper().readValue(file, Behaviour.class);
        } catch (IOException e) {
            throw new IllegalStateException("The file " + FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The rule for a field of a form; an empty one if the file has none. */
    AnswerRule rule(String form, String field) {
        var own = answers.get(form + "." + field);
        return own != null ? own : answers.getOrDefault(field, AnswerRule.NONE);
    }

    Pace pace(String touchpoint) {
        return touchpoints.getOrDefault(touchpoint, touchpoints.get("default"));
    }

    record Names(
            List<String> companyBegin,
            List<String> companyEnd,
            List<String> trade,
            List<String> first,
            List<String> last) {}

    /**
     * @param share lowest and highest part of the allowed time that a touchpoint takes
     * @param late how often it takes longer than allowed, 0 to 1
     * @param lateBy lowest and highest multiple of the allowed time that it takes then
     * @param until variable with a date from which the allowed time counts
     */
    record Pace(List<Double> share, double late, List<Double> lateBy, String until) {}

    /**
     * @param answered how often a question is answered, 0 to 1, by segment
     * @param hours lowest and highest time until the answer
     */
    record Feedback(Map<String, Double> answered, List<Double> hours) {}

    /**
     * @param perMonth how often a customer sends the message, by segment
     * @param inStage the part of that rate in a stage, 0 to 1; 1 if missing
     */
    record MessageRate(Map<String, Double> perMonth, Map<String, Double> inStage) {}

    /**
     * @param times how often in the simulated period
     * @param group whose members start it
     */
    record ManualStart(int times, String group) {}
}
