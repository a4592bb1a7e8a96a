package org.ostopolku.simulation.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.runtime.Job;
import org.ostopolku.platform.engine.SimulatedTime;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One play of all customers. The next thing that happens is either a job of the engine or a deed of somebody,
 * whichever comes first; the clock goes from one to the next.
 */
class SimulationRun {

    private final SimulationContext scene;
    private final SimulationScenario cast;
    private final SimulationListener audience;
    private final SimulatedTime time;
    private final TransactionOperations transaction;
    private final CustomerSimulation life;
    private final TeamSimulation work;
    private final EngineJobs jobs;
    private Instant now;
    private Job nextJob;

    SimulationRun(SimulationContext scene, SimulatedTime time, TransactionOperations transaction) {
        this.scene = scene;
        this.cast = scene.cast();
        this.audience = scene.audience();
        this.time = time;
        this.transaction = transaction;
        this.life = new CustomerSimulation(scene);
        this.work = new TeamSimulation(scene, life);
        this.jobs = new EngineJobs(scene.engine().getManagementService(), cast.until());
    }

    Simulation.Played perform() {
        moveTo(cast.from());
        jobs.beginAt(cast.watched());
        nextJob = jobs.next();
        cast.guests().forEach(life::expect);
        var length = Duration.between(cast.from(), cast.until());
        scene.behaviour().byHand().forEach((process, byHand) -> {
            for (int number = 0; cast.byHand().contains(process) && number < byHand.times(); number++) {
                var at = cast.from().plus(length.multipliedBy(number + 1).dividedBy(byHand.times() + 1));
                scene.agenda().add(at, "start " + process, null, () -> work.startByHand(process, byHand.group()));
            }
        });
        while (audience.wantsMore(now) && playNext()) {
            // until there is nothing to do any more
        }
        return new Simulation.Played(work.completed(), life.messages(), jobs.executed());
    }

    private boolean playNext() {
        var nextDeed = scene.agenda().nextAt();
        var nextDue = nextJob == null ? Instant.MAX : nextJob.getDuedate().toInstant();
        if (!nextDue.isBefore(cast.until()) && !nextDeed.isBefore(cast.until())) {
            return false;
        }
        if (nextDue.isAfter(nextDeed)) {
            play(scene.agenda().next());
        } else {
            play(nextJob);
        }
        return true;
    }

    private void play(Job job) {
        moveTo(job.getDuedate().toInstant());
        var what = new SimulationListener.Event(
                now, "job in process instance " + job.getProcessInstanceId(), null, null, null, null);
        attempt(what, () -> {
            jobs.execute(job);
            return true;
        });
    }

    private void play(EventQueue.Deed deed) {
        moveTo(deed.at());
        var customer = deed.customer();
        var what = new SimulationListener.Event(
                now,
                deed.what(),
                customer == null ? null : customer.toString(),
                customer == null ? null : customer.journey(),
                null,
                null);
        attempt(what, () -> transaction.execute(status -> deed.play().getAsBoolean()));
    }

    private void attempt(SimulationListener.Event event, BooleanSupplier deed) {
        boolean news = true;
        audience.begins();
        try {
            news = deed.getAsBoolean();
            if (news) {
                work.noticeNewTasks();
            }
        } catch (RuntimeException e) {
            audience.fails(event, e);
        }
        nextJob = news ? jobs.next() : nextJob;
    }

    private void moveTo(Instant at) {
        now = now == null || at.isAfter(now) ? at : now;
        time.moveTo(now);
    }
}
