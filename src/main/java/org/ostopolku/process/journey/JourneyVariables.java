package org.ostopolku.process.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The variables that the models declare in {@code bpmn/variables.csv}. */
@Component
public class JourneyVariables {

    private static final String FILE = "bpmn/variables.csv";
    private static final String HEADER = "name;type;fact;personal;meaning";

    private final List<JourneyVariable> variables;

    JourneyVariables() throws IOException {
        var lines = new ClassPathResource(FILE)
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (!HEADER.equals(lines.get(0))) {
            throw new IllegalStateException("%s has to begin with the line '%s'.".formatted(FILE, HEADER));
        }
        variables = lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(JourneyVariables::parse)
                .toList();
    }

    /** Names of what is carried through every process of the journey. */
    List<String> facts() {
        return variables.stream()
                .filter(JourneyVariable::fact)
                .map(JourneyVariable::name)
                .toList();
    }

    /** Names of what tells nothing of a person. */
    public List<String> impersonal() {
        return variables.stream()
                .filter(variable -> !variable.personal())
                .map(JourneyVariable::name)
                .toList();
    }

    /** All of them, in their order. */
    public List<JourneyVariable> all() {
        return variables;
    }

    private static JourneyVariable parse(String line) {
        var cells = line.split(";", -1);
        if (cells.length != HEADER.split(";").length) {
            throw new IllegalStateException(
                    "%s: the line '%s' does not have the columns %s.".formatted(FILE, line, HEADER));
        }
        return new JourneyVariable(cells[0], yes(cells[2], line), yes(cells[3], line), cells[4]);
    }

    private static boolean yes(String cell, String line) {
        return switch (cell) {
            case "yes" -> true;
            case "no" -> false;
            default ->
                throw new IllegalStateException("%s: the line '%s' says neither yes nor no.".formatted(FILE, line));
        };
    }
}
