package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Experiments: shown to users who see the whole company, changed by users who may deploy. */
@RestController
@RequestMapping("/api/experiments")
class ExperimentsController {

    private static final String WHOLE_COMPANY_ONLY = "Experiments are shown to managers and process owners only.";

    private static final String ID = "Number of the experiment.";

    private final Experiments experiments;
    private final IdentityService identity;
    private final AuthorizationService authorizations;

    ExperimentsController(Experiments experiments, IdentityService identity, AuthorizationService authorizations) {
        this.experiments = experiments;
        this.identity = identity;
        this.authorizations = authorizations;
    }

    @Operation(summary = "The experiments, the newest first")
    @GetMapping
    List<Experiment> all(DataScope scope) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        return experiments.all();
    }

    @Operation(
            summary =
                    "Starts an experiment: a share of the customers who enter the stage for the first time get the candidate",
            description =
                    "The default candidate is the next version to be deployed. 404 if a version does not exist, 409 if an"
                            + " experiment runs on the stage already.")
    @PostMapping
    Experiment begin(DataScope scope, @RequestBody NewExperiment experiment) {
        return experiments.find(experiments.begin(experiment, requireDeployer(scope)));
    }

    @Operation(summary = "An experiment")
    @GetMapping("/{id}")
    Experiment one(DataScope scope, @Parameter(description = ID) @PathVariable long id) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        return experiments.find(id);
    }

    @Operation(
            summary = "Changes the share of an experiment for new customers",
            description = "Customers keep the version that they have.")
    @PostMapping("/{id}/share")
    Experiment share(
            DataScope scope,
            @Parameter(description = ID) @PathVariable long id,
            @Parameter(description = "Percent of the new customers who get the candidate, 1 to 99.") @RequestParam
                    int percent) {
        experiments.share(id, percent, requireDeployer(scope));
        return experiments.find(id);
    }

    @Operation(
            summary = "Ends an experiment: all new customers get the chosen version",
            description =
                    "If it is not the newest version, its content is deployed again. 409 if the experiment has ended,"
                            + " the candidate is not deployed, or the version breaks a current rule.")
    @PostMapping("/{id}/end")
    Experiment end(
            DataScope scope,
            @Parameter(description = ID) @PathVariable long id,
            @Parameter(description = "The version to keep: candidate, or control.") @RequestParam
                    Experiment.Decision keep) {
        experiments.end(id, keep, requireDeployer(scope));
        return experiments.find(id);
    }

    /** @return the user id */
    private String requireDeployer(DataScope scope) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        var caller = identity.getCurrentAuthentication();
        if (!authorizations.isUserAuthorized(
                caller.getUserId(), caller.getGroupIds(), Permissions.CREATE, Resources.DEPLOYMENT)) {
            throw Problem.forbidden("Only users who may deploy can change experiments.");
        }
        return caller.getUserId();
    }
}
