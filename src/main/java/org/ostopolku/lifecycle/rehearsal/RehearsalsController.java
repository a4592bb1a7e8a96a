package org.ostopolku.lifecycle.rehearsal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.ostopolku.lifecycle.deployment.DeploymentCandidates;
import org.ostopolku.lifecycle.rules.Finding;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Rehearsals of candidates for deployment. Started by users who may deploy. */
@RestController
@RequestMapping("/api/rehearsals")
@Profile("!rehearsal")
class RehearsalsController {

    private static final int MOST_JOURNEYS = 500;
    private static final String WHOLE_COMPANY_ONLY = "Rehearsals are shown to managers and process owners only.";
    private static final String ID = "Id of the rehearsal.";

    private final Rehearsals rehearsals;
    private final RehearsalRecords records;
    private final DeploymentCandidates candidates;
    private final AuthorizationService authorizations;
    private final IdentityService identity;

    RehearsalsController(
            Rehearsals rehearsals,
            RehearsalRecords records,
            DeploymentCandidates candidates,
            AuthorizationService authorizations,
            IdentityService identity) {
        this.rehearsals = rehearsals;
        this.records = records;
        this.candidates = candidates;
        this.authorizations = authorizations;
        this.identity = identity;
    }

    @Operation(summary = "The last rehearsals, the newest first, without reports")
    @GetMapping
    List<Rehearsal> all(DataScope scope) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        return records.newest();
    }

    @Operation(summary = "Progress and report of a rehearsal")
    @GetMapping("/{id}")
    Rehearsal one(DataScope scope, @Parameter(description = ID) @PathVariable String id) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        return records.find(id).orElseThrow(() -> Problem.notFound("There is no rehearsal " + id + "."));
    }

    @Operation(
            summary = "Rehearses models, tables and forms in a sandbox engine, without deploying them",
            description =
                    "Past journeys are replayed in the models in force and in the candidate, with their recorded decisions; missing answers"
                            + " are generated. Runs in the background. 400 with every finding if the files would be rejected,"
                            + " 409 if a rehearsal is running.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Rehearsal begin(
            DataScope scope,
            Principal person,
            @Parameter(description = "The files of the candidate: .bpmn, .dmn and .form.") @RequestParam
                    List<MultipartFile> files,
            @Parameter(description = "How many journeys, 1 to " + MOST_JOURNEYS + ".")
                    @RequestParam(defaultValue = "50")
                    int journeys)
            throws IOException {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        requireDeployer();
        if (journeys < 1 || journeys > MOST_JOURNEYS) {
            throw Problem.invalidParameter(
                    "journeys", String.valueOf(journeys), "give a number from 1 to " + MOST_JOURNEYS);
        }
        var contents = contents(files);
        var findings = candidates.check(contents);
        if (findings.stream().anyMatch(Finding::isError)) {
            throw Problem.badRequest(candidates.describe(findings)).with("findings", findings);
        }
        var id = rehearsals.begin(contents, journeys, person.getName());
        if (id == null) {
            throw Problem.conflict("A rehearsal is running already; wait for its end, or stop it.");
        }
        return one(scope, id);
    }

    private static Map<String, byte[]> contents(List<MultipartFile> files) throws IOException {
        var contents = new TreeMap<String, byte[]>();
        for (var file : files) {
            var name = Finding.fileName(String.valueOf(file.getOriginalFilename()));
            if (contents.put(name, file.getBytes()) != null) {
                throw Problem.invalidParameter("files", name, "give each file once");
            }
        }
        return contents;
    }

    @Operation(summary = "Stops a rehearsal, without a report")
    @PostMapping("/{id}/stop")
    Rehearsal stop(DataScope scope, @Parameter(description = ID) @PathVariable String id) {
        scope.requireEverything(WHOLE_COMPANY_ONLY);
        requireDeployer();
        one(scope, id);
        records.requestStop(id);
        return one(scope, id);
    }

    private void requireDeployer() {
        var caller = identity.getCurrentAuthentication();
        if (!authorizations.isUserAuthorized(
                caller.getUserId(), caller.getGroupIds(), Permissions.CREATE, Resources.DEPLOYMENT)) {
            throw Problem.forbidden("Only users who may deploy can rehearse.");
        }
    }
}
