package org.ostopolku.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.runtime.Job;
import org.ostopolku.engine.SimulatedTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One play of all demo customers. The next thing that happens is either a job of the engine or a deed of somebody,
 * whichever comes first; the clock goes from one to the next.
 */
class Play {

    private static final Logger LOG = LoggerFactory.getLogger(Play.class);
    private static final int STEPS = 10;

    private final Scene scene;
    private final SimulatedTime time;
    private final CustomerLife life;
    private final TeamWork work;
    private final EngineJobs jobs;
    private final List<String> failures = new ArrayList<>();
    private Instant now;

    Play(Scene scene, SimulatedTime time) {
        this.scene = scene;
        this.time = time;
        this.life = new CustomerLife(scene);
        this.work = new TeamWork(scene, life);
        this.jobs = new EngineJobs(scene.engine().getManagementService());
    }

    /** Plays so many customers who notice us between the two times, up to the second. */
    Result perform(int customers, Instant from, Instant until) {
        var length = Duration.between(from, until);
        moveTo(from);
        for (int number = 0; number < customers; number++) {
            life.expect(
                    scene.customers().make(number),
                    from.plus(length.multipliedBy(number).dividedBy(customers)));
        }
        scene.behaviour().byHand().forEach((process, byHand) -> {
            for (int number = 0; number < byHand.times(); number++) {
                var at = from.plus(length.multipliedBy(number + 1).dividedBy(byHand.times() + 1));
                scene.agenda().add(at, "start " + process, null, () -> work.startByHand(process, byHand.group()));
            }
        });
        for (int step = 1; step <= STEPS; step++) {
            playUntil(from.plus(length.multipliedBy(step).dividedBy(STEPS)));
            LOG.info(
                    "Demo customers: {} % played, {} tasks completed, {} messages sent.",
                    100 * step / STEPS, work.completed(), life.messages());
        }
        return new Result(work.completed(), life.messages(), jobs.executed(), List.copyOf(failures));
    }

    private void playUntil(Instant until) {
        while (true) {
            var next = scene.agenda().nextAt().isBefore(until) ? scene.agenda().nextAt() : until;
            var job = jobs.nextBefore(next);
            if (job.isPresent()) {
                play(job.get());
            } else if (next.isBefore(until)) {
                play(scene.agenda().next());
            } else {
                return;
            }
            attempt("notice new tasks", null, work::noticeNewTasks);
        }
    }

    private void play(Job job) {
        moveTo(job.getDuedate().toInstant());
        attempt("job in process instance " + job.getProcessInstanceId(), null, () -> jobs.execute(job));
    }

    private void play(Agenda.Deed deed) {
        moveTo(deed.at());
        attempt(deed.what(), deed.customer(), deed.play());
    }

    private void attempt(String what, Customer customer, Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException e) {
            LOG.error("Demo customer {} is stuck at {}, {}: {}", customer, now, what, e.getMessage(), e);
            failures.add("%s, %s, %s: %s".formatted(customer, now, what, e.getMessage()));
        }
    }

    private void moveTo(Instant at) {
        now = now == null || at.isAfter(now) ? at : now;
        time.moveTo(now);
    }

    /**
     * @param failures what could not be played, one sentence each
     */
    record Result(int tasks, int messages, int jobs, List<String> failures) {}
}
