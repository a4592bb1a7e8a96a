package org.ostopolku.lifecycle.experiment;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

/** Begins experiments, changes their share, and ends them as their owner decides. */
@Component
class Experiments {

    private final ExperimentRepository table;
    private final VersionRestorer versions;
    private final UserNames people;

    Experiments(ExperimentRepository table, VersionRestorer versions, UserNames people) {
        this.table = table;
        this.versions = versions;
        this.people = people;
    }

    /** The newest first. */
    List<Experiment> all() {
        return table.all().stream().map(this::told).toList();
    }

    /** @throws Problem if there is none */
    Experiment find(long id) {
        return table.find(id).map(this::told).orElseThrow(() -> missing(id));
    }

    /** @throws Problem if its versions are not there, or one runs on the stage */
    @Transactional
    public long begin(NewExperiment wish, String person) {
        if (!Stage.exists(wish.stage())) {
            throw Problem.notFound("There is no stage %s of the buying path.".formatted(wish.stage()));
        }
        requireShare(wish.share());
        table.running(wish.stage()).ifPresent(running -> {
            throw runs(wish.stage());
        });
        var deployed = table.versions(wish.stage());
        var candidate = wish.candidate() == null ? next(deployed, wish) : known(wish.candidate(), deployed, wish);
        var control = wish.control() == null
                ? deployed.stream()
                        .filter(version -> version < candidate)
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.badRequest("Version %d of %s is the first: there is none to try it against."
                                        .formatted(candidate, wish.stage())))
                : known(wish.control(), deployed, wish);
        if (control.equals(candidate)) {
            throw Problem.badRequest("An experiment tries one version against another: give two versions.");
        }
        try {
            return table.begin(
                    wish.stage(),
                    control,
                    candidate,
                    wish.share(),
                    UUID.randomUUID().toString(),
                    person);
        } catch (DuplicateKeyException e) {
            throw runs(wish.stage());
        }
    }

    /** The version that the next deployment will have, against the one that holds now. */
    private static Integer next(List<Integer> deployed, NewExperiment wish) {
        if (deployed.isEmpty()) {
            throw Problem.notFound("No %s is deployed.".formatted(wish.stage()));
        }
        if (wish.control() != null && !wish.control().equals(deployed.get(0))) {
            throw Problem.badRequest(
                    "The next version is tried against the one that holds now, %d; leave out control, or give a candidate."
                            .formatted(deployed.get(0)));
        }
        return deployed.get(0) + 1;
    }

    private static Integer known(Integer version, List<Integer> deployed, NewExperiment wish) {
        if (!deployed.contains(version)) {
            throw Problem.notFound("There is no version %d of %s.".formatted(version, wish.stage()));
        }
        return version;
    }

    @Transactional
    public void share(long id, int share, String person) {
        find(id);
        requireShare(share);
        if (!table.share(id, share, person)) {
            throw ended(id);
        }
    }

    /** Everybody gets the version that was decided on, as the newest. */
    @Transactional
    public void end(long id, Decision decision, String person) {
        var experiment = find(id);
        if (decision == Decision.candidate && experiment.state() == State.waiting) {
            throw Problem.conflict("Version %d of %s has not been deployed yet: there is nothing to keep."
                    .formatted(experiment.candidate(), experiment.stage()));
        }
        if (!table.end(id, decision.name(), person)) {
            throw ended(id);
        }
        versions.hold(
                experiment.stage() + ".bpmn",
                decision == Decision.candidate ? experiment.candidate() : experiment.control());
    }

    private static void requireShare(int share) {
        if (share < 1 || share > 99) {
            throw Problem.badRequest("The share is %d; give 1 to 99 percent.".formatted(share));
        }
    }

    private static Problem missing(long id) {
        return Problem.notFound("There is no experiment %d.".formatted(id));
    }

    private static Problem runs(String stage) {
        return Problem.conflict("An experiment runs on %s already. End it first.".formatted(stage));
    }

    private static Problem ended(long id) {
        return Problem.conflict("Experiment %d has ended.".formatted(id));
    }

    private Experiment told(Row row) {
        var deployed = table.versions(row.stage());
        var journeys = table.journeys(row.id());
        var shares = table.shares(row.id());
        var names = people.names(Stream.concat(
                        Stream.of(row.begunBy(), row.endedBy()),
                        shares.stream().map(ExperimentRepository.Share::person))
                .filter(Objects::nonNull)
                .distinct()
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
                row.begunAt().toInstant(),
                names.get(row.begunBy()),
                instant(row.endedAt()),
                names.get(row.endedBy()),
                row.decision() == null ? null : Decision.valueOf(row.decision()),
                shares.stream()
                        .map(share -> new Experiment.Share(
                                share.share(), share.since().toInstant(), names.get(share.person())))
                        .toList());
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
