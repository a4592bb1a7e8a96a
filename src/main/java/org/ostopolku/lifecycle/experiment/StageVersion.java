package org.ostopolku.lifecycle.experiment;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.ostopolku.lifecycle.experiment.ExperimentRepository.Running;
import org.springframework.stereotype.Component;

/** Which version of a stage a customer gets: what the calls of the stages ask, under the name {@code stageVersion}. */
@Component
public class StageVersion {

    /** How a model asks it. */
    static final String ASKED = "${stageVersion.of(execution)}";

    private final ExperimentRepository experiments;

    StageVersion(ExperimentRepository experiments) {
        this.experiments = experiments;
    }

    /** The version for the stage that the execution is about to call; the newest unless an experiment runs. */
    public int of(DelegateExecution execution) {
        var stage = ((CallActivity) execution.getBpmnModelElementInstance()).getCalledElement();
        var versions = experiments.versions(stage);
        if (versions.isEmpty()) {
            throw new ProcessEngineException("No process '%s' is deployed.".formatted(stage));
        }
        return experiments
                .running(stage)
                .map(experiment -> of(experiment, versions, execution))
                .filter(versions::contains)
                .orElse(versions.get(0));
    }

    private int of(Running experiment, List<Integer> versions, DelegateExecution execution) {
        var journey = execution.getProcessBusinessKey();
        if (journey == null || !versions.contains(experiment.candidate())) {
            return experiment.control();
        }
        return experiments.given(experiment.id(), journey).orElseGet(() -> {
            if (experiments.hasBeenIn(experiment.stage(), journey)) {
                return experiment.control();
            }
            var version = VariantAssignment.wins(experiment.salt(), customer(execution, journey), experiment.share())
                    ? experiment.candidate()
                    : experiment.control();
            experiments.give(experiment.id(), journey, version);
            return version;
        });
    }

    /** Who is not known by a number is known by the journey. */
    private static String customer(DelegateExecution execution, String journey) {
        var number = execution.getVariable("customerId");
        return number == null || number.toString().isBlank() ? journey : "customer " + number;
    }
}
