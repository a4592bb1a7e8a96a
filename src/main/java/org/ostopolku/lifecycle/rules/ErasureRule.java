package org.ostopolku.lifecycle.rules;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.xml.ModelException;
import org.ostopolku.process.journey.JourneyProcess;

/** Rules for a deployment after which personal data is erased earlier: an erasure cannot be undone. */
public enum ErasureRule implements Rule {
    EARLIER_ERASURE(
            Severity.ERROR, "only users with the permission personal-data deploy what erases personal data earlier"),
    ERASES_EARLIER(Severity.WARNING, "personal data is erased earlier than before");

    private static final String FORGETTING = JourneyProcess.FORGETTING + ".bpmn";
    private static final String RETENTION = "retention.dmn";
    private static final String MODEL = ".bpmn";
    private static final String TABLE = ".dmn";

    private final RuleCheck check;

    ErasureRule(Severity severity, String says) {
        this.check = RuleCheck.of(CheckedFile.class, severity, says, file -> Stream.empty());
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    /** Whether a file, by its name without folders, may decide when personal data is erased. */
    public static boolean concerns(String file) {
        return file.endsWith(TABLE) || file.endsWith(MODEL);
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
                    return earlier(name, file.getValue(), inForce, files)
                            .map(found -> Violation.at(found.element(), found.label(), found.fix() + wayOut))
                            .map(found -> Finding.of(name, found, rule));
                })
                .toList();
    }

    private static Stream<Violation> earlier(
            String name, byte[] next, Function<String, Optional<byte[]>> inForce, Map<String, byte[]> files) {
        var before = inForce.apply(name);
        return Stream.concat(
                earlier(name, next, before, inForce, files),
                before.filter(content -> !name.equals(FORGETTING)).stream()
                        .flatMap(content -> TimeToLive.shorter(name, next, content)));
    }

    private static Stream<Violation> earlier(
            String name,
            byte[] next,
            Optional<byte[]> before,
            Function<String, Optional<byte[]>> inForce,
            Map<String, byte[]> files) {
        if (name.endsWith(MODEL) && !name.equals(FORGETTING)) {
            return Stream.concat(
                    retention(inForce, files).stream().flatMap(days -> closings(name, next, before, days)),
                    newPaths(ModelFile.read(name, next), before.map(content -> ModelFile.read(name, content))));
        }
        if (name.endsWith(TABLE) && !DaysTable.isNamed(name)) {
            return Stream.empty();
        }
        return before.map(content -> name.equals(FORGETTING) ? changed(next, content) : shorter(name, next, content))
                .orElseGet(() -> Stream.of(Violation.at(name, null, "no version is in force yet")));
    }

    /** The table of the deployment, or else the one in force; none if there is none that can be read. */
    private static Optional<DaysTable> retention(
            Function<String, Optional<byte[]>> inForce, Map<String, byte[]> files) {
        try {
            return files.entrySet().stream()
                    .filter(file -> RETENTION.equals(Finding.fileName(file.getKey())))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .or(() -> inForce.apply(RETENTION))
                    .flatMap(content ->
                            DaysTable.of(TableFile.read(RETENTION, content)).findFirst())
                    .filter(table -> table.violations().findAny().isEmpty());
        } catch (ModelException e) {
            return Optional.empty();
        }
    }

    /** Erasing elements to which a path leads that is not in force. */
    private static Stream<Violation> newPaths(ModelFile next, Optional<ModelFile> before) {
        return Consequences.ERASING.stream().flatMap(bean -> {
            var known = before.stream()
                    .flatMap(model -> erasing(model, bean).flatMap(node -> paths(model, node)))
                    .collect(Collectors.toSet());
            return erasing(next, bean).flatMap(node -> paths(next, node)
                    .filter(path -> !known.contains(path))
                    .limit(1)
                    .map(path -> Violation.at(node, "a path that is not in force leads to it, %s".formatted(path))));
        });
    }

    private static Stream<FlowNode> erasing(ModelFile model, String bean) {
        return model.all(FlowNode.class).filter(node -> Consequences.calls(node, bean));
    }

    private static Stream<String> paths(ModelFile model, FlowNode node) {
        return new IncomingPaths(model).to(node).map(IncomingPaths.Path::text);
    }

    /**
     * Elements that close a journey with a reason that is kept shorter than the one that they give in force. An element that
     * gives a reason more often than the model in force is compared with every reason of that model, and with none.
     */
    private static Stream<Violation> closings(String name, byte[] content, Optional<byte[]> inForce, DaysTable table) {
        var next = Closings.read(ModelFile.read(name, content));
        var before = inForce.map(old -> Closings.read(ModelFile.read(name, old)))
                .orElseGet(() -> new Closings(next.model(), Map.of()));
        return Stream.concat(next.reasons().keySet().stream(), before.reasons().keySet().stream())
                .distinct()
                .filter(element -> isChanged(element, next, before))
                .flatMap(element -> {
                    var others = before.reasons().containsKey(element)
                            ? Stream.of(element)
                            : Stream.concat(Stream.of(element), before.reasons().keySet().stream());
                    return others.flatMap(other -> shorterReason(next, element, before.of(other), table).stream())
                            .limit(1);
                });
    }

    /** An element with another id is no change: neither a new one with a reason of one that is gone, nor the one that is gone. */
    private static boolean isChanged(String element, Closings next, Closings before) {
        var reason = next.reasons().get(element);
        var former = before.reasons().get(element);
        if (reason == null) {
            return next.count(former) == 0;
        }
        return former == null ? next.count(reason) > before.count(reason) : !reason.equals(former);
    }

    private static Optional<Violation> shorterReason(Closings next, String element, String other, DaysTable table) {
        var reason = next.of(element);
        var days = table.daysByConsent(reason, Closings.isKnown(reason));
        return table.daysByConsent(other, Closings.isKnown(other)).entrySet().stream()
                .filter(kept -> days.get(kept.getKey()) < kept.getValue())
                .findFirst()
                .map(kept -> Violation.at(
                        element,
                        next.label(element),
                        "the table retention keeps a journey that closes %s for %d days, one that closes %s for %s (contactConsent = %s)"
                                .formatted(
                                        describe(reason),
                                        days.get(kept.getKey()),
                                        describe(other),
                                        kept.getValue() == Integer.MAX_VALUE
                                                ? "ever"
                                                : kept.getValue().toString(),
                                        kept.getKey())));
    }

    private static String describe(String reason) {
        return reason.isEmpty() ? "without a closingReason" : "with closingReason = \"" + reason + "\"";
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
