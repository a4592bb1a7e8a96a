package org.ostopolku.simulation.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * How the demo customers and teams behave, read from {@code demo/behaviour.yaml}, where each part is explained.
 *
 * @param names of which customers' names are made
 * @param customer the facts of a customer, drawn in this order
 * @param answers rules by variable, or by form and variable
 * @param touchpoints how fast the teams are, by the touchpoint's name
 * @param feedback how the customers answer when they are asked how it went
 * @param messages how often customers act on their own, by message
 * @param byHand what the company starts by itself, by process
 */
record Behaviour(
        Names names,
        Map<String, AnswerRule> customer,
        Map<String, AnswerRule> answers,
        Map<String, Pace> touchpoints,
        Feedback feedback,
        Map<String, Urge> messages,
        Map<String, ByHand> byHand) {

    private static final String FILE = "demo/behaviour.yaml";

    /** @throws IllegalStateException if the file cannot be read */
    static Behaviour read() {
        var options = new LoaderOptions();
        var yaml = new Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new OnlyText());
        try (var file = new ClassPathResource(FILE).getInputStream()) {
            return new ObjectMapper().convertValue(yaml.load(file), Behaviour.class);
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("The file " + FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The rule for a field of a form; an empty one if the file says nothing. */
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
     * @param share of the time allowed that a touchpoint takes, lowest and highest
     * @param late how often it takes longer than allowed, 0 to 1
     * @param lateBy how many times the time allowed it takes then, lowest and highest
     * @param until name of a day to wait for; the time allowed counts from there
     */
    record Pace(List<Double> share, double late, List<Double> lateBy, String until) {}

    /**
     * @param answered how often a question is answered, 0 to 1, by segment
     * @param hours how long it takes, lowest and highest
     */
    record Feedback(Map<String, Double> answered, List<Double> hours) {}

    /**
     * @param perMonth how often a customer sends the message, by segment
     * @param inStage what part of that is sent in a stage, 0 to 1; all of it where nothing is said
     */
    record Urge(Map<String, Double> perMonth, Map<String, Double> inStage) {}

    /**
     * @param times how often in the whole
     * @param group of the people who start it
     */
    record ByHand(int times, String group) {}

    /** Leaves every scalar a text, so that a choice named yes is no truth value. */
    private static final class OnlyText extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none: Jackson turns texts into numbers where a number is wanted
        }
    }
}
