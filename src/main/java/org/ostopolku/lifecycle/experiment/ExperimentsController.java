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

/** Experiments: shown to those who see the whole company, begun and ended by those who may deploy. */
@RestController
@RequestMapping("/api/experiments")
class ExperimentsController {

    private static final String STEERING = "Experiments are shown to those who steer the whole process.";

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
    List<Experiment> all(DataScope reach) {
        reach.requireEverything(STEERING);
        return experiments.all();
    }

    @Operation(
            summary = "Gives a version of a stage to a share of the customers who are new to the stage",
            description =
                    "Without a candidate it is the next version that is deployed. 404 if a version is not there, 409 if an"
                            + " experiment runs on the stage already.")
    @PostMapping
    Experiment begin(DataScope reach, @RequestBody NewExperiment experiment) {
        return experiments.find(experiments.begin(experiment, mayAct(reach)));
    }

    @Operation(summary = "An experiment")
    @GetMapping("/{id}")
    Experiment one(DataScope reach, @Parameter(description = ID) @PathVariable long id) {
        reach.requireEverything(STEERING);
        return experiments.find(id);
    }

    @Operation(
            summary = "Changes the share of an experiment, for customers who come from now on",
            description = "Whoever has a version keeps it.")
    @PostMapping("/{id}/share")
    Experiment share(
            DataScope reach,
            @Parameter(description = ID) @PathVariable long id,
            @Parameter(description = "Percent of the new customers who get the candidate, 1 to 99.") @RequestParam
                    int percent) {
        experiments.share(id, percent, mayAct(reach));
        return experiments.find(id);
    }

    @Operation(
            summary = "Ends an experiment: everybody who comes from now on gets the version decided on",
            description =
                    "Where that is not the newest version, what it holds is deployed again. 409 if the experiment has ended,"
                            + " the candidate is not deployed, or the version breaks a rule of today.")
    @PostMapping("/{id}/end")
    Experiment end(
            DataScope reach,
            @Parameter(description = ID) @PathVariable long id,
            @Parameter(description = "The version to keep: candidate, or control.") @RequestParam
                    Experiment.Decision keep) {
        experiments.end(id, keep, mayAct(reach));
        return experiments.find(id);
    }

    /** @return user id of who acts */
    private String mayAct(DataScope reach) {
        reach.requireEverything(STEERING);
        var caller = identity.getCurrentAuthentication();
        if (!authorizations.isUserAuthorized(
                caller.getUserId(), caller.getGroupIds(), Permissions.CREATE, Resources.DEPLOYMENT)) {
            throw Problem.forbidden("Experiments are for those who may deploy.");
        }
        return caller.getUserId();
    }
}
