package org.ostopolku.lifecycle.migration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingActivityInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingTransitionInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.platform.web.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds the engine's migration plans, and tries them in transactions that are rolled back. */
@Component
class MigrationPlans {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final TransactionTemplate transaction;

    MigrationPlans(RuntimeService runtime, RepositoryService repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.runtime = runtime;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws Problem if an element cannot be mapped as requested */
    MigrationPlan plan(ProcessDefinition from, ProcessDefinition to, Migration migration) {
        var targets = new HashMap<String, String>();
        runtime.createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .build()
                .getInstructions()
                .forEach(equal -> targets.put(equal.getSourceActivityId(), equal.getTargetActivityId()));
        requireGone(migration, targets);
        requireApproval(migration, from, to);
        targets.putAll(migration.mapping());
        targets.values().removeIf(String::isEmpty);
        var builder = runtime.createMigrationPlan(from.getId(), to.getId());
        targets.forEach(builder::mapActivities);
        try {
            return builder.build();
        } catch (MigrationPlanValidationException e) {
            throw notPossible(e.getValidationReport().getInstructionReports().stream()
                    .flatMap(report -> report.getFailures().stream()
                            .map(failure -> describe(report.getMigrationInstruction(), failure)))
                    .toList());
        }
    }

    /** A step that the target version has too keeps it: another target would skip steps, such as an approval, or repeat them. */
    private static void requireGone(Migration migration, Map<String, String> equal) {
        var moved = migration.mapping().entrySet().stream()
                .filter(step -> !step.getValue().isEmpty()
                        && equal.containsKey(step.getKey())
                        && !step.getValue().equals(equal.get(step.getKey())))
                .map(step ->
                        "%s to %s: the target version has %1$s too, and only a step that is gone may be mapped to another"
                                .formatted(step.getKey(), step.getValue()))
                .sorted()
                .toList();
        if (!moved.isEmpty()) {
            throw notPossible(moved);
        }
    }

    /** Otherwise the target would be done instead of the approval. */
    private void requireApproval(Migration migration, ProcessDefinition from, ProcessDefinition to) {
        var source = repository.getBpmnModelInstance(from.getId());
        var target = repository.getBpmnModelInstance(to.getId());
        var skipped = migration.mapping().entrySet().stream()
                .filter(step -> !step.getValue().isEmpty())
                .filter(step -> approvers(source, step.getKey())
                        .filter(groups -> !approvers(target, step.getValue()).equals(Optional.of(groups)))
                        .isPresent())
                .map(step ->
                        "%s to %s: something is approved in it, so its target has to be an approval of the same group"
                                .formatted(step.getKey(), step.getValue()))
                .sorted()
                .toList();
        if (!skipped.isEmpty()) {
            throw notPossible(skipped);
        }
    }

    /** The groups that do a step in which something is approved; empty for another element. */
    private static Optional<String> approvers(BpmnModelInstance model, String element) {
        return model.getModelElementById(element) instanceof UserTask task
                        && "true".equals(ExtensionProperties.of(task).get("approval"))
                ? Optional.of(String.valueOf(task.getCamundaCandidateGroups()))
                : Optional.empty();
    }

    private static String describe(MigrationInstruction instruction, String failure) {
        return "%s to %s: %s".formatted(instruction.getSourceActivityId(), instruction.getTargetActivityId(), failure);
    }

    /** The reasons why an instance could not be migrated; empty if it could. Changes nothing. */
    List<String> failures(MigrationPlan plan, String instance) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                runtime.newMigration(plan).processInstanceIds(instance).execute();
                return List.of();
            } catch (MigratingProcessInstanceValidationException e) {
                return failures(e);
            }
        });
    }

    private static List<String> failures(MigratingProcessInstanceValidationException e) {
        var report = e.getValidationReport();
        return Stream.of(
                        report.getFailures().stream(),
                        report.getActivityInstanceReports().stream()
                                .map(MigratingActivityInstanceValidationReport::getFailures)
                                .flatMap(List::stream),
                        report.getTransitionInstanceReports().stream()
                                .map(MigratingTransitionInstanceValidationReport::getFailures)
                                .flatMap(List::stream))
                .flatMap(failures -> failures)
                .distinct()
                .toList();
    }

    static Problem notPossible(List<String> reasons) {
        return Problem.badRequest("The migration is not possible: " + String.join("; ", reasons));
    }
}
