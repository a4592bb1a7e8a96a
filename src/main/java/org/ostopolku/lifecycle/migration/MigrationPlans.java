package org.ostopolku.lifecycle.migration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingActivityInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingTransitionInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.ostopolku.platform.web.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds the engine's migration plans, and tries them in transactions that are rolled back. */
@Component
class MigrationPlans {

    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    MigrationPlans(RuntimeService runtime, PlatformTransactionManager transactions) {
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
