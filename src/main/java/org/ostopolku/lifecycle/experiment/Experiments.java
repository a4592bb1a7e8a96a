package org.ostopolku.lifecycle.experiment;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ostopolku.lifecycle.deployment.VersionRestorer;
import org.ostopolku.lifecycle.experiment.Experiment.Decision;
import org.ostopolku.lifecycle.experiment.Experiment.State;
import org.ostopolku.lifecycle.experiment.ExperimentRepository.Row;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.security.user.UserNames;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts experiments, changes their share, and ends them. */
@Component
class Experiments {

    private final ExperimentRepository repository;
    private final VersionRestorer versions;
    private final UserNames userNames;

    Experiments(ExperimentRepository repository, VersionRestorer versions, UserNames userNames) {
        this.repository = repository;
        this.versions = versions;
        this.userNames = userNames;
    }

    /** The newest first. */
    List<Experiment> all() {
        return repository.all().stream().map(this::describe).toList();
    }

    /** @throws Problem if there is none */
    Experiment find(long id) {
        return repository
                .find(id)
                .map(this::describe)
                .orElseThrow(() -> Problem.notFound("There is no experiment %d.".formatted(id)));
    }

    /** @throws Problem if a version does not exist, or an experiment runs on the stage */
    @Transactional
    public long begin(NewExperiment request, String person) {
        if (!Stage.exists(request.stage())) {
            throw Problem.notFound("There is no stage %s.".formatted(request.stage()));
        }
        requireShare(request.share());
        repository.running(request.stage()).ifPresent(running -> {
            throw runs(request.stage());
        });
        var deployed = repository.versions(request.stage());
        var candidate = request.candidate() == null
                ? next(deployed, request)
                : requireDeployed(request.candidate(), deployed, request);
        var control = request.control() == null
                ? deployed.stream()
                        .filter(version -> version < candidate)
                        .findFirst()
                        .orElseThrow(
                                () -> Problem.badRequest("Version %d of %s is the first: there is no control version."
                                        .formatted(candidate, request.stage())))
                : requireDeployed(request.control(), deployed, request);
        if (control.equals(candidate)) {
            throw Problem.badRequest("An experiment needs two different versions.");
        }
        try {
            return repository.begin(
                    request.stage(),
                    control,
                    candidate,
                    request.share(),
                    UUID.randomUUID().toString(),
                    person);
        } catch (DuplicateKeyException e) {
            throw runs(request.stage());
        }
    }

    /** The version that the next deployment will have. Its control is the version in force. */
    private static Integer next(List<Integer> deployed, NewExperiment request) {
        if (deployed.isEmpty()) {
            throw Problem.notFound("No %s is deployed.".formatted(request.stage()));
        }
        if (request.control() != null && !request.control().equals(deployed.get(0))) {
            throw Problem.badRequest(
                    "The control of the next version is the version in force, %d; leave out control, or give a candidate."
                            .formatted(deployed.get(0)));
        }
        return deployed.get(0) + 1;
    }

    private static Integer requireDeployed(Integer version, List<Integer> deployed, NewExperiment request) {
        if (!deployed.contains(version)) {
            throw Problem.notFound("There is no version %d of %s.".formatted(version, request.stage()));
        }
        return version;
    }

    @Transactional
    public void share(long id, int share, String person) {
        find(id);
        requireShare(share);
        if (!repository.share(id, share, person)) {
            throw ended(id);
        }
    }

    /** Deploys the chosen version as the newest, for all customers. */
    @Transactional
    public void end(long id, Decision decision, String person) {
        var experiment = find(id);
        if (decision == Decision.candidate && experiment.state() == State.waiting) {
            throw Problem.conflict(
                    "Version %d of %s is not deployed yet.".formatted(experiment.candidate(), experiment.stage()));
        }
        if (!repository.end(id, decision.name(), person)) {
            throw ended(id);
        }
        versions.restore(
                experiment.stage() + ".bpmn",
                decision == Decision.candidate ? experiment.candidate() : experiment.control());
    }

    private static void requireShare(int share) {
        if (share < 1 || share > 99) {
            throw Problem.badRequest("The share is %d; give 1 to 99 percent.".formatted(share));
        }
    }

    private static Problem runs(String stage) {
        return Problem.conflict("An experiment runs on %s already. End it first.".formatted(stage));
    }

    private static Problem ended(long id) {
        return Problem.conflict("Experiment %d has ended.".formatted(id));
    }

    private Experiment describe(Row row) {
        var deployed = repository.versions(row.stage());
        var journeys = repository.journeys(row.id());
        var shares = repository.shares(row.id());
        var names = userNames.names(Stream.concat(
                        Stream.of(row.begunBy(), row.endedBy()), shares.stream().map(Experiment.Share::person))
                .toList());
        var state = row.endedAt() != null
                ? State.ended
                : deployed.contains(row.candidate()) ? State.running : State.waiting;
        return new Experiment(
                row.id(),
                row.stage(),
                state,
                row.control(),
                row.candidate(),
                state == State.ended
                                || deployed.isEmpty()
                                || deployed.get(0) <= Math.max(row.control(), row.candidate())
                        ? null
                        : deployed.get(0),
                row.share(),
                journeys.getOrDefault(row.control(), 0L),
                journeys.getOrDefault(row.candidate(), 0L),
                row.begunAt(),
                names.get(row.begunBy()),
                row.endedAt(),
                names.get(row.endedBy()),
                row.decision() == null ? null : Decision.valueOf(row.decision()),
                shares.stream()
                        .map(share -> new Experiment.Share(share.share(), share.since(), names.get(share.person())))
                        .toList());
    }
}
