package org.ostopolku.lifecycle.migration;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
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
import org.ostopolku.process.model.DeployedModels;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the engine's plan of a move, and tries it without consequences. */
@Component
class MigrationPlans {

    private final DeployedModels deployed;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    MigrationPlans(DeployedModels deployed, RuntimeService runtime, PlatformTransactionManager transactions) {
        this.deployed = deployed;
        this.runtime = runtime;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A version of a process; the newest if none is asked for. */
    Optional<ProcessDefinition> version(String process, Integer version) {
        return version == null ? deployed.findNewest(process) : deployed.find(process, version);
    }

    /** @throws Problem if an element cannot become the one that was asked for */
    MigrationPlan plan(ProcessDefinition from, ProcessDefinition to, Migration move) {
        var targets = new HashMap<String, String>();
        runtime.createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .build()
                .getInstructions()
                .forEach(equal -> targets.put(equal.getSourceActivityId(), equal.getTargetActivityId()));
        targets.putAll(move.mapping());
        targets.values().removeIf(String::isEmpty);
        var builder = runtime.createMigrationPlan(from.getId(), to.getId());
        targets.forEach(builder::mapActivities);
        try {
            return builder.build();
        } catch (MigrationPlanValidationException impossible) {
            throw notPossible(impossible.getValidationReport().getInstructionReports().stream()
                    .flatMap(report -> report.getFailures().stream()
                            .map(failure -> told(report.getMigrationInstruction(), failure)))
                    .toList());
        }
    }

    private static String told(MigrationInstruction instruction, String failure) {
        return "%s to %s: %s".formatted(instruction.getSourceActivityId(), instruction.getTargetActivityId(), failure);
    }

    /** Why an instance could not move; nothing has happened to it afterwards. */
    List<String> hindrances(MigrationPlan plan, String instance) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                runtime.newMigration(plan).processInstanceIds(instance).execute();
                return List.of();
            } catch (MigratingProcessInstanceValidationException hindered) {
                return told(hindered);
            }
        });
    }

    private static List<String> told(MigratingProcessInstanceValidationException hindered) {
        var report = hindered.getValidationReport();
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
        return Problem.badRequest("This cannot be moved so: " + String.join("; ", reasons));
    }
}
