package org.ostopolku.lifecycle.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.ModelException;
import org.ostopolku.process.journey.JourneyVariable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The list of all rules, for the shipped files and for every deployment. */
public final class ModelRules {

    private static final Logger LOG = LoggerFactory.getLogger(ModelRules.class);

    private ModelRules() {}

    static Stream<Rule> all() {
        return Stream.<Rule[]>of(
                        FileRule.values(),
                        FormRule.values(),
                        TableRule.values(),
                        NameRule.values(),
                        FlowRule.values(),
                        DecisionRule.values(),
                        TouchpointRule.values(),
                        StageRule.values(),
                        MovedTextRule.values(),
                        SafetyRule.values(),
                        ContentRule.values(),
                        EngineRule.values(),
                        CallRule.values(),
                        MessageRule.values(),
                        LayoutRule.values(),
                        FormSafetyRule.values())
                .flatMap(Stream::of);
    }

    /**
     * All findings in the files.
     *
     * @param files the contents by file name
     * @param context what exists already; the files themselves are added
     */
    public static List<Finding> check(Map<String, byte[]> files, ValidationContext context) {
        List<Finding> findings = new ArrayList<>();
        List<CheckedFile> read = new ArrayList<>();
        ValidationContext all = context;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String name = Finding.fileName(file.getKey());
            try {
                CheckedFile content = read(name, file.getValue());
                if (content == null) {
                    findings.add(Finding.of(name, FileRule.otherKind(name), FileRule.KIND));
                } else {
                    read.add(content);
                    all = content.addTo(all);
                }
            } catch (ModelException | IOException e) {
                findings.add(Finding.of(name, FileRule.unreadable(name, e), FileRule.READABLE));
            }
        }
        for (CheckedFile content : read) {
            findings.addAll(check(content.withContext(all)));
        }
        return findings;
    }

    private static List<Finding> check(CheckedFile file) {
        List<Finding> first = findings(file, Stream.of(FileRule.values()));
        return first.isEmpty() ? findings(file, all()) : first;
    }

    private static List<Finding> findings(CheckedFile file, Stream<? extends Rule> rules) {
        return rules.flatMap(rule -> rule.in(file).map(violation -> Finding.of(file.file(), violation, rule)))
                .toList();
    }

    /** The context with the files added. A file that cannot be read adds nothing. */
    public static ValidationContext contextWith(Map<String, byte[]> files, ValidationContext context) {
        ValidationContext more = context;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            try {
                CheckedFile content = read(file.getKey(), file.getValue());
                more = content == null ? more : content.addTo(more);
            } catch (ModelException | IOException e) {
                continue;
            }
        }
        return more;
    }

    /** Which values a file gives and asks for; empty if it cannot be read. */
    public static Optional<FileValues> values(String name, byte[] content) {
        try {
            return Optional.ofNullable(read(name, content)).map(CheckedFile::values);
        } catch (ModelException | IOException e) {
            return Optional.empty();
        }
    }

    /** Where each answer of the files leads, by the gateway that asks it. */
    public static List<AnswerOutcome> outcomes(Map<String, byte[]> files, Collection<JourneyVariable> variables) {
        ValidationContext all = contextWith(files, ValidationContext.of(Set.of(), variables));
        List<AnswerOutcome> outcomes = new ArrayList<>();
        files.forEach((name, content) -> {
            try {
                if (read(name, content) instanceof ModelFile model) {
                    new AnswerOutcomes(all, model).all().forEach(outcomes::add);
                }
            } catch (ModelException | IOException e) {
                LOG.debug("{} has no answers, because it cannot be read.", name, e);
            }
        });
        return outcomes;
    }

    private static CheckedFile read(String name, byte[] content) throws IOException {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "bpmn" -> ModelFile.read(name, content);
            case "dmn" -> TableFile.read(name, content);
            case "form" -> FormFile.read(name, content);
            default -> null;
        };
    }
}
