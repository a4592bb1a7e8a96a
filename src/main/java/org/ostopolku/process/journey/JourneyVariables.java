package org.ostopolku.process.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.ostopolku.platform.expression.DeclaredVariables;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The variables that the models declare in {@code bpmn/variables.csv}. */
@Component
public class JourneyVariables implements DeclaredVariables {

    private static final String FILE = "bpmn/variables.csv";
    private static final String HEADER = "name;type;fact;personal;meaning";

    /** In the column {@code personal}: personal data of an order. */
    private static final String ORDER = "order";

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setQuote(null)
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();

    private final List<JourneyVariable> variables = read();
    private final Set<String> names = Set.copyOf(names(variable -> true));

    @Override
    public boolean isDeclared(String name) {
        return names.contains(name);
    }

    /**
     * Reads the file.
     *
     * @throws IllegalStateException if a column is missing, or a line cannot be read
     */
    public static List<JourneyVariable> read() {
        try (var file = new ClassPathResource(FILE).getInputStream();
                var parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            if (!HEADER.equals(String.join(";", parser.getHeaderNames()))) {
                throw new IllegalStateException("%s has to begin with the line '%s'.".formatted(FILE, HEADER));
            }
            return parser.stream().map(JourneyVariables::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the variables that every process of the journey receives. */
    List<String> facts() {
        return names(JourneyVariable::fact);
    }

    /** Names of the variables without personal data. */
    public List<String> impersonal() {
        return names(variable -> !variable.personal());
    }

    /** Names of the variables with personal data of an order. */
    public List<String> ofOrders() {
        return names(JourneyVariable::ofOrder);
    }

    private List<String> names(Predicate<JourneyVariable> which) {
        return variables.stream().filter(which).map(JourneyVariable::name).toList();
    }

    /** All variables, in the order of the file. */
    public List<JourneyVariable> all() {
        return variables;
    }

    private static JourneyVariable parse(CSVRecord line) {
        if (!line.isConsistent()) {
            throw new IllegalStateException(
                    "%s, line %d does not have the columns %s.".formatted(FILE, line.getRecordNumber() + 1, HEADER));
        }
        boolean ofOrder = ORDER.equals(line.get("personal"));
        return new JourneyVariable(
                line.get("name"),
                line.get("type"),
                yes(line, "fact"),
                ofOrder || yes(line, "personal"),
                ofOrder,
                line.get("meaning"));
    }

    private static boolean yes(CSVRecord line, String column) {
        return switch (line.get(column)) {
            case "yes" -> true;
            case "no" -> false;
            default ->
                throw new IllegalStateException("%s, line %d, column %s is neither yes nor no (nor order, if personal)."
                        .formatted(FILE, line.getRecordNumber() + 1, column));
        };
    }
}
