package org.ostopolku.process.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/** One decision table of {@code bpmn/}, to be read and to be asked. */
final class DecisionTable {

    private static final Path MODELS = Path.of("bpmn");

    private final Path file;
    private final DmnModelInstance model;
    private final DmnEngine engine;
    private final DmnDecision decision;
    private final List<String> matchedRules = new ArrayList<>();
    private final Map<Map<String, Object>, Map<String, Object>> answers = new HashMap<>();

    DecisionTable(Path file, DmnModelInstance model) {
        this.file = file;
        this.model = model;
        DmnEngineConfiguration configuration = DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> event.getMatchingRules().stream()
                .map(DmnEvaluatedDecisionRule::getId)
                .forEach(matchedRules::add));
        this.engine = configuration.buildEngine();
        this.decision = engine.parseDecisions(model).get(0);
    }

    static List<DecisionTable> all() {
        return load(".dmn");
    }

    static DecisionTable named(String id) {
        return only(load("/" + id + ".dmn"));
    }

    private static List<DecisionTable> load(String ending) {
        try (var files = Files.walk(MODELS)) {
            return files.filter(file -> file.toUri().getPath().endsWith(ending))
                    .sorted()
                    .map(file -> new DecisionTable(file, Dmn.readModelFromFile(file.toFile())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outputs of the rule that matches, by their names; empty when none does. */
    Map<String, Object> ask(Map<String, Object> facts) {
        return answers.computeIfAbsent(facts, asked -> {
            var result = engine.evaluateDecisionTable(decision, asked);
            return result.isEmpty() ? Map.of() : result.getSingleResult().getEntryMap();
        });
    }

    /** The ids of the rules that have matched so far. */
    List<String> matchedRules() {
        return List.copyOf(matchedRules);
    }

    String id() {
        return definition().getId();
    }

    Decision definition() {
        return only(model.getModelElementsByType(Decision.class));
    }

    Collection<Rule> rules() {
        return model.getModelElementsByType(Rule.class);
    }

    Map<String, Input> inputs() {
        Map<String, Input> inputs = new LinkedHashMap<>();
        model.getModelElementsByType(Input.class)
                .forEach(
                        input -> inputs.put(input.getInputExpression().getText().getTextContent(), input));
        return inputs;
    }

    Map<String, Output> outputs() {
        Map<String, Output> outputs = new LinkedHashMap<>();
        model.getModelElementsByType(Output.class).forEach(output -> outputs.put(output.getName(), output));
        return outputs;
    }

    /** A copy with one rule more. */
    DecisionTable withRule(String id, String inputEntry, String outputEntry) {
        DmnModelInstance copy = model.clone();
        Rule rule = copy.newInstance(Rule.class, id);
        InputEntry when = copy.newInstance(InputEntry.class);
        when.setText(text(copy, inputEntry));
        rule.getInputEntries().add(when);
        OutputEntry then = copy.newInstance(OutputEntry.class);
        then.setText(text(copy, outputEntry));
        rule.getOutputEntries().add(then);
        copy.getModelElementsByType(org.camunda.bpm.model.dmn.instance.DecisionTable.class)
                .forEach(table -> table.getRules().add(rule));
        return new DecisionTable(file, copy);
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }

    private static Text text(DmnModelInstance model, String content) {
        Text text = model.newInstance(Text.class);
        text.setTextContent(content);
        return text;
    }

    private static <T> T only(Collection<T> all) {
        if (all.size() != 1) {
            throw new AssertionError("exactly one expected, but there are " + all);
        }
        return all.iterator().next();
    }
}
