package org.ostopolku.lifecycle.deployment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.ostopolku.lifecycle.rules.Finding;

/**
 * A deployment that breaks rules. The engine's REST API answers with 400 and the findings by file. The message contains all
 * findings, because Modeler shows only the message.
 */
class DeploymentRejectedException extends ParseException {

    private static final long serialVersionUID = 1;

    private DeploymentRejectedException(String message, Report first) {
        super(message, first.file(), first.errors(), first.warnings());
    }

    /**
     * @param findings at least one error
     * @param files the contents by resource name
     */
    static DeploymentRejectedException of(List<Finding> findings, Map<String, byte[]> files) {
        var lines = new LinkedHashMap<String, List<String>>();
        files.forEach((name, content) -> lines.put(
                Finding.fileName(name),
                new String(content, StandardCharsets.UTF_8).lines().toList()));
        var reports = findings.stream()
                .collect(groupingBy(Finding::file, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(file -> Report.of(file.getKey(), file.getValue(), lines.getOrDefault(file.getKey(), List.of())))
                .toList();
        var rejection = new DeploymentRejectedException(describe(findings), reports.get(0));
        reports.stream().skip(1).forEach(report -> rejection
                .getResorceReports()
                .addAll(new DeploymentRejectedException("", report).getResorceReports()));
        return rejection;
    }

    static String describe(List<Finding> findings) {
        var errors = findings.stream().filter(Finding::isError).toList();
        var warnings = findings.stream().filter(finding -> !finding.isError()).toList();
        return Stream.of(
                        Stream.of("Nothing was deployed. Fix first (%d):".formatted(errors.size())),
                        errors.stream().map(Finding::describe),
                        warnings.isEmpty()
                                ? Stream.<String>empty()
                                : Stream.of("Also recommended (%d):".formatted(warnings.size())),
                        warnings.stream().map(Finding::describe))
                .flatMap(part -> part)
                .collect(joining("\n"));
    }

    private record Report(String file, List<Problem> errors, List<Problem> warnings) {

        static Report of(String file, List<Finding> findings, List<String> lines) {
            return new Report(file, problems(findings, true, lines), problems(findings, false, lines));
        }

        private static List<Problem> problems(List<Finding> findings, boolean errors, List<String> lines) {
            return findings.stream()
                    .filter(finding -> finding.isError() == errors)
                    .<Problem>map(finding -> new FoundProblem(finding, line(finding.element(), lines)))
                    .toList();
        }

        /** The line with an element's id, counted from 1; 0 if there is none. */
        private static int line(String element, List<String> lines) {
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).matches(".*\\bid\"?\\s*[=:]\\s*\"" + Pattern.quote(element) + "\".*")) {
                    return i + 1;
                }
            }
            return 0;
        }
    }

    private record FoundProblem(Finding finding, int line) implements Problem {

        @Override
        public String getMessage() {
            return finding.describe();
        }

        @Override
        public int getLine() {
            return line;
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public String getMainElementId() {
            return finding.element();
        }

        @Override
        public List<String> getElementIds() {
            return List.of(finding.element());
        }
    }
}
