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

/** Deployments and models in force, for users who see the whole company. Going back is for users who may deploy. */
@RestController
@RequestMapping("/api")
class DeploymentsController {

    private static final String WHOLE_COMPANY_ONLY = "Deployments are shown to managers and process owners only.";

    private static final int SHOWN = 200;

    private final Deployments deployments;
    private final DeployedVersions versions;
    private final Rollback rollback;

    DeploymentsController(Deployments deployments, DeployedVersions versions, Rollback rollback) {
        this.deployments = deployments;
        this.versions = versions;
        this.rollback = rollback;
    }

    @Operation(summary = "Deployments with user, time and warnings; the newest first, at most " + SHOWN)
    @GetMapping("/deployments")
    Table<RecordedDeployment> deployments(DataScope scope) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        return new Table<>(RecordedDeployment.class, deployments.newest(SHOWN));
    }

    @Operation(summary = "Every model, decision table and form in the version in force")
    @GetMapping("/models")
    Table<DeployedModel> models(DataScope scope) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        return new Table<>(DeployedModel.class, deployments.models());
    }

    @Operation(
            summary = "Deploys the previous version again; for users who may deploy",
            description =
                    "Repeated calls go further back. 404 if there is no such file, 409 if no earlier version differs,"
                            + " if the version in force is not the given one, or if the earlier version breaks a current rule.")
    @PostMapping("/models/{file}/back")
    RecordedDeployment back(
            DataScope scope,
            @Parameter(description = "The file, for example awareness.bpmn.") @PathVariable String file,
            @Parameter(description = "The version in force, so that two users do not go back twice.")
                    @RequestParam(required = false)
                    Integer from) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        var all = versions.versionsOf(file);
        if (all.isEmpty()) {
            throw Problem.notFound("No " + file + " is deployed.");
        }
        var now = all.get(0);
        if (from != null && from != now.version()) {
            throw Problem.conflict("The version of %s in force is %d, not %d.".formatted(file, now.version(), from));
        }
        var before = rollback.before(all)
                .orElseThrow(() -> Problem.conflict("There is no earlier version that differs: " + file));
        try {
            return deployments.read(rollback.deploy(now, before));
        } catch (DeploymentRejectedException rejection) {
            throw Problem.conflict(rejection.getMessage());
        }
    }
}
