package org.ostopolku.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.runtime.Job;
import org.ostopolku.engine.SimulatedTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One play of all demo customers. The next thing that happens is either a job of the engine or a deed of somebody,
 * whichever comes first; the clock goes from one to the next.
 */
class Play {

    private static final Logger LOG = LoggerFactory.getLogger(Play.class);
    private static final int STEPS = 10;

    /** How long before the end what the clock starts has been going on. */
    private static final Duration WATCHED = Duration.ofDays(60);

    private final Scene scene;
    private final SimulatedTime time;
    private final TransactionOperations transaction;
    private final CustomerLife life;
    private final TeamWork work;
    private final EngineJobs jobs;
    private final Instant from;
    private final Instant until;
    private final List<String> failures = new ArrayList<>();
    private Instant now;
    private Job nextJob;

    Play(Scene scene, SimulatedTime time, TransactionOperations transaction, Instant from, Instant until) {
        this.scene = scene;
        this.time = time;
        this.transaction = transaction;
        this.life = new CustomerLife(scene);
        this.work = new TeamWork(scene, life);
        this.jobs = new EngineJobs(scene.engine().getManagementService(), until);
        this.from = from;
        this.until = until;
    }

    /** Plays so many customers, who notice us one after the other. */
    Result perform(int customers) {
        var length = Duration.between(from, until);
        moveTo(from);
        jobs.beginAt(until.minus(WATCHED));
        nextJob = jobs.next();
        for (int number = 0; number < customers; number++) {
            // The company grows: the later in the year, the more customers notice it.
            double when = Math.sqrt((number + 0.5) / customers);
            life.expect(scene.customers().make(number), from.plusSeconds((long) (length.toSeconds() * when)));
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

    private void playUntil(Instant time) {
        while (true) {
            var nextDeed = scene.agenda().nextAt();
            var nextDue = nextJob == null ? Instant.MAX : nextJob.getDuedate().toInstant();
            if (!nextDue.isBefore(time) && !nextDeed.isBefore(time)) {
                return;
            }
            if (nextDue.isAfter(nextDeed)) {
                play(scene.agenda().next());
            } else {
                play(nextJob);
            }
        }
    }

    private void play(Job job) {
        moveTo(job.getDuedate().toInstant());
        attempt("job in process instance " + job.getProcessInstanceId(), null, () -> {
            jobs.execute(job);
            return true;
        });
    }

    private void play(Agenda.Deed deed) {
        moveTo(deed.at());
        attempt(
                deed.what(),
                deed.customer(),
                () -> transaction.execute(status -> deed.play().getAsBoolean()));
    }

    private void attempt(String what, Customer customer, BooleanSupplier deed) {
        boolean news = true;
        try {
            news = deed.getAsBoolean();
            if (news) {
                work.noticeNewTasks();
            }
        } catch (RuntimeException e) {
            LOG.error("Demo customer {} is stuck at {}, {}: {}", customer, now, what, e.getMessage(), e);
            failures.add("%s, %s, %s: %s".formatted(customer, now, what, e.getMessage()));
        }
        nextJob = news ? jobs.next() : nextJob;
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
