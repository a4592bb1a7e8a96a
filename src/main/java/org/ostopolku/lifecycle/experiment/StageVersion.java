package org.ostopolku.lifecycle.experiment;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.ostopolku.lifecycle.experiment.ExperimentRepository.Running;
import org.springframework.stereotype.Component;

/** The version of a stage that a customer gets. Call activities use it as bean {@code stageVersion}. */
@Component
public class StageVersion {

    /** The expression in the models. */
    static final String VERSION_EXPRESSION = "${stageVersion.of(execution)}";

    private final ExperimentRepository experiments;

    StageVersion(ExperimentRepository experiments) {
        this.experiments = experiments;
    }

    /** The version of the stage that the execution calls; the newest unless an experiment runs. */
    public int of(DelegateExecution execution) {
        var stage = ((CallActivity) execution.getBpmnModelElementInstance()).getCalledElement();
        var versions = experiments.versions(stage);
        if (versions.isEmpty()) {
            throw new ProcessEngineException("No process '%s' is deployed.".formatted(stage));
        }
        return experiments
                .running(stage)
                .map(experiment -> choose(experiment, versions, execution))
                .filter(versions::contains)
                .orElse(versions.get(0));
    }

    private int choose(Running experiment, List<Integer> versions, DelegateExecution execution) {
        var journey = execution.getProcessBusinessKey();
        if (journey == null || !versions.contains(experiment.candidate())) {
            return experiment.control();
        }
        return experiments.findAssignment(experiment.id(), journey).orElseGet(() -> {
            if (experiments.hasBeenIn(experiment.stage(), journey)) {
                return experiment.control();
            }
            var version =
                    VariantAssignment.isCandidate(experiment.salt(), customer(execution, journey), experiment.share())
                            ? experiment.candidate()
                            : experiment.control();
            experiments.assign(experiment.id(), journey, version);
            return version;
        });
    }

    /** The customer number, or else the journey number. */
    private static String customer(DelegateExecution execution, String journey) {
        var number = execution.getVariable("customerId");
        return number == null || number.toString().isBlank() ? journey : "customer " + number;
    }
}
