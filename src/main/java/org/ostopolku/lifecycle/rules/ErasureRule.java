package org.ostopolku.lifecycle.rules;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.ModelException;
import org.ostopolku.process.journey.JourneyProcess;

/** Rules for a deployment after which personal data is erased earlier: an erasure cannot be undone. */
public enum ErasureRule implements Rule {
    EARLIER_ERASURE(
            Severity.ERROR, "only users with the permission personal-data deploy what erases personal data earlier"),
    ERASES_EARLIER(Severity.WARNING, "personal data is erased earlier than before");

    private static final String FORGETTING = JourneyProcess.FORGETTING + ".bpmn";

    private final RuleCheck check;

    ErasureRule(Severity severity, String says) {
        this.check = RuleCheck.of(CheckedFile.class, severity, says, file -> Stream.empty());
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    /** Whether a file, by its name without folders, decides when personal data is erased. */
    public static boolean concerns(String file) {
        return DaysTable.isNamed(file) || file.equals(FORGETTING);
    }

    /**
     * The findings about a deployment.
     *
     * @param files the contents by resource name; valid by {@link ModelRules}
     * @param inForce gives the content in force of a file, by its name without folders
     * @param isPermitted whether the user who deploys has the permission {@code personal-data}
     * @param permitted the groups that have it
     */
    public static List<Finding> check(
            Map<String, byte[]> files,
            Function<String, Optional<byte[]>> inForce,
            boolean isPermitted,
            Collection<String> permitted) {
        var rule = isPermitted ? ERASES_EARLIER : EARLIER_ERASURE;
        var wayOut = isPermitted
                ? ""
                : "; leave it as it is in force, or ask a user of %s who may deploy"
                        .formatted(new TreeSet<>(permitted));
        return files.entrySet().stream()
                .filter(file -> concerns(Finding.fileName(file.getKey())))
                .flatMap(file -> {
                    String name = Finding.fileName(file.getKey());
                    return inForce.apply(name)
                            .map(content -> earlier(name, file.getValue(), content))
                            .orElseGet(() -> Stream.of(Violation.at(name, null, "no version is in force yet")))
                            .map(found -> Violation.at(found.element(), found.label(), found.fix() + wayOut))
                            .map(found -> Finding.of(name, found, rule));
                })
                .toList();
    }

    private static Stream<Violation> earlier(String name, byte[] next, byte[] inForce) {
        return name.equals(FORGETTING) ? changed(next, inForce) : shorter(name, next, inForce);
    }

    private static Stream<Violation> changed(byte[] next, byte[] inForce) {
        return withoutIndent(next).equals(withoutIndent(inForce))
                ? Stream.empty()
                : Stream.of(Violation.at(
                        JourneyProcess.FORGETTING,
                        null,
                        "the process that erases every night differs from the version in force"));
    }

    private static String withoutIndent(byte[] xml) {
        return new String(xml, StandardCharsets.UTF_8)
                .replaceAll(">\\s+<", "><")
                .strip();
    }

    private static Stream<Violation> shorter(String name, byte[] next, byte[] inForce) {
        try {
            var before = DaysTable.of(TableFile.read(name, inForce)).toList();
            return DaysTable.of(TableFile.read(name, next))
                    .flatMap(table -> before.stream().flatMap(old -> table.shorterThan(old).stream()));
        } catch (ModelException e) {
            return Stream.of(Violation.at(name, null, "the version in force cannot be read"));
        }
    }
}
