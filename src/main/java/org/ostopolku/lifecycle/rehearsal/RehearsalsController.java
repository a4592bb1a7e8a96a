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

/** Candidates that are played before they are deployed, for those who may deploy. */
@RestController
@RequestMapping("/api/rehearsals")
@Profile("!rehearsal")
class RehearsalsController {

    private static final int MOST_JOURNEYS = 500;
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

    @Operation(summary = "The last rehearsals, the newest first, without their reports")
    @GetMapping
    List<Rehearsal> all(DataScope reach) {
        requireWhole(reach);
        return records.newest();
    }

    @Operation(summary = "How far a rehearsal is, and what came out")
    @GetMapping("/{id}")
    Rehearsal one(DataScope reach, @Parameter(description = ID) @PathVariable String id) {
        requireWhole(reach);
        return records.find(id).orElseThrow(() -> Problem.notFound("There is no rehearsal " + id + "."));
    }

    @Operation(
            summary = "Plays models, tables and forms in a throw-away engine, without deploying them",
            description =
                    "Past journeys go through the models that hold now and through the candidate, as they once decided; where nothing is known"
                            + " the simulator answers. It is done in the background. 400 with every finding if the files would be refused,"
                            + " 409 if a rehearsal is going on.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Rehearsal begin(
            DataScope reach,
            Principal person,
            @Parameter(description = "The files of the candidate: .bpmn, .dmn and .form.") @RequestParam
                    List<MultipartFile> files,
            @Parameter(description = "How many journeys are played, 1 to " + MOST_JOURNEYS + ".")
                    @RequestParam(defaultValue = "50")
                    int journeys)
            throws IOException {
        requireWhole(reach);
        requireDeployer();
        if (journeys < 1 || journeys > MOST_JOURNEYS) {
            throw Problem.invalidParameter(
                    "journeys", String.valueOf(journeys), "give a number from 1 to " + MOST_JOURNEYS);
        }
        var contents = contents(files);
        var findings = candidates.check(contents);
        if (findings.stream().anyMatch(Finding::isError)) {
            throw Problem.badRequest(candidates.refusal(findings)).with("findings", findings);
        }
        var id = rehearsals.begin(contents, journeys, person.getName());
        if (id == null) {
            throw Problem.conflict("A rehearsal is going on here already; wait for its end, or stop it.");
        }
        return one(reach, id);
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

    @Operation(summary = "Stops a rehearsal; it has no report then")
    @PostMapping("/{id}/stop")
    Rehearsal stop(DataScope reach, @Parameter(description = ID) @PathVariable String id) {
        requireWhole(reach);
        requireDeployer();
        one(reach, id);
        records.askToStop(id);
        return one(reach, id);
    }

    private void requireDeployer() {
        var caller = identity.getCurrentAuthentication();
        if (!authorizations.isUserAuthorized(
                caller.getUserId(), caller.getGroupIds(), Permissions.CREATE, Resources.DEPLOYMENT)) {
            throw Problem.forbidden("Rehearsing is for those who may deploy.");
        }
    }

    private static void requireWhole(DataScope reach) {
        if (!reach.everything()) {
            throw Problem.forbidden("Rehearsals are shown to those who steer the whole process.");
        }
    }
}
