package org.ostopolku.lifecycle.rules;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ostopolku.lifecycle.rules.IncomingPaths.Path;

/**
 * Rules for a deployment after which less is approved: a step with the property {@code approval} is asked by somebody else,
 * approves no longer, or can be passed by. The decision table that says what needs an approval is not compared.
 */
public enum ApprovalRule implements Rule {
    WEAKER_APPROVAL(
            Severity.ERROR, "only those who approve, and administrators, deploy a model in which less is approved"),
    APPROVES_LESS(Severity.WARNING, "less is approved than before");

    private static final String MODEL = ".bpmn";

    private final RuleCheck check;

    ApprovalRule(Severity severity, String says) {
        this.check = RuleCheck.of(ModelFile.class, severity, says, file -> Stream.empty());
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    /**
     * The findings about a deployment.
     *
     * @param files the contents by resource name; valid by {@link ModelRules}
     * @param inForce gives the content in force of a file, by its name without folders
     * @param isPermitted whether the user who deploys may do what this group does
     */
    public static List<Finding> check(
            Map<String, byte[]> files, Function<String, Optional<byte[]>> inForce, Predicate<String> isPermitted) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(MODEL))
                .flatMap(file -> {
                    String name = Finding.fileName(file.getKey());
                    return inForce.apply(name).stream()
                            .flatMap(content -> check(
                                    name,
                                    ModelFile.read(name, file.getValue()),
                                    ModelFile.read(name, content),
                                    isPermitted));
                })
                .toList();
    }

    private static Stream<Finding> check(String name, ModelFile next, ModelFile before, Predicate<String> isPermitted) {
        return Consequences.approvals(before).flatMap(approval -> {
            var rule = isPermitted.test(approval.getCamundaCandidateGroups()) ? APPROVES_LESS : WEAKER_APPROVAL;
            return violations(approval, next, before).map(found -> Finding.of(name, found, rule));
        });
    }

    private static Stream<Violation> violations(UserTask approval, ModelFile next, ModelFile before) {
        var same = Consequences.approvals(next)
                .filter(task -> task.getId().equals(approval.getId()))
                .findFirst();
        if (same.isEmpty()) {
            return Stream.of(Violation.at(approval, "keep it, with its id and the property approval = \"true\""));
        }
        if (!performers(same.get()).equals(performers(approval))) {
            return Stream.of(Violation.at(
                    same.get(), "keep its candidate group %s".formatted(approval.getCamundaCandidateGroups())));
        }
        var known = new IncomingPaths(before).all();
        var paths = new IncomingPaths(next).all();
        var around = around(
                approval.getId(), Stream.concat(known.stream(), paths.stream()).collect(Collectors.toSet()));
        return paths.stream()
                .filter(path -> around.test(path) && !known.contains(path))
                .limit(1)
                .map(path -> Violation.at(
                        approval,
                        "a path before, beside or after it is not in force, %s; take it out".formatted(path)));
    }

    /**
     * Which paths come from where it goes to the approval, from the approval, or go where it goes from the approval, unless
     * that is where it goes to the approval again.
     */
    private static Predicate<Path> around(String approval, Set<Path> paths) {
        var before = paths.stream()
                .filter(path -> path.target().equals(approval))
                .map(Path::origin)
                .collect(Collectors.toSet());
        var after = paths.stream()
                .filter(path -> path.origin().equals(approval))
                .map(Path::target)
                .filter(target -> !before.contains(target))
                .collect(Collectors.toSet());
        return path -> before.contains(path.origin())
                || after.contains(path.target())
                || path.text().contains(approval);
    }

    private static List<String> performers(UserTask task) {
        return Stream.of(task.getCamundaCandidateGroups(), task.getCamundaCandidateUsers(), task.getCamundaAssignee())
                .map(who -> Objects.toString(who, ""))
                .toList();
    }
}
