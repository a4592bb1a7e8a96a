package org.ostopolku.lifecycle.deployment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.platform.web.Table;
import org.ostopolku.process.model.DeployedVersions;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is deployed, for those who see the whole company, and the way back for those who may deploy. */
@RestController
@RequestMapping("/api")
class DeploymentsController {

    private static final String STEERING = "What is deployed is shown to those who steer the whole process.";

    private static final int SHOWN = 200;

    private final Deployments deployments;
    private final DeployedVersions versions;
    private final Rollback wayBack;

    DeploymentsController(Deployments deployments, DeployedVersions versions, Rollback wayBack) {
        this.deployments = deployments;
        this.versions = versions;
        this.wayBack = wayBack;
    }

    @Operation(summary = "Who deployed what and when, and what was warned of; the newest first, at most " + SHOWN)
    @GetMapping("/deployments")
    Table<RecordedDeployment> deployments(DataScope reach) {
        reach.requireEverything(STEERING);
        return new Table<>(RecordedDeployment.class, deployments.newest(SHOWN));
    }

    @Operation(summary = "Every model, decision table and form in the version that holds now")
    @GetMapping("/models")
    Table<DeployedModel> models(DataScope reach) {
        reach.requireEverything(STEERING);
        return new Table<>(DeployedModel.class, deployments.models());
    }

    @Operation(
            summary = "Goes back to the version before, by deploying it again; for those who may deploy",
            description =
                    "Going back again goes further back. 404 if there is no such file, 409 if nothing differs before it,"
                            + " if the version now is another than the one given, or if the version before breaks a rule of today.")
    @PostMapping("/models/{file}/back")
    RecordedDeployment back(
            DataScope reach,
            @Parameter(description = "The file, for example awareness.bpmn.") @PathVariable String file,
            @Parameter(description = "The version that holds now, so that two people do not go back twice.")
                    @RequestParam(required = false)
                    Integer from) {
        reach.requireEverything(STEERING);
        var all = versions.versionsOf(file);
        if (all.isEmpty()) {
            throw Problem.notFound("No " + file + " is deployed.");
        }
        var now = all.get(0);
        if (from != null && from != now.version()) {
            throw Problem.conflict("The version of %s is %d now, not %d.".formatted(file, now.version(), from));
        }
        var before = wayBack.before(all)
                .orElseThrow(() -> Problem.conflict("There is no version before that differs: " + file));
        try {
            return deployments.recorded(wayBack.deploy(now, before));
        } catch (DeploymentRejectedException refusal) {
            throw Problem.conflict(refusal.getMessage());
        }
    }
}
