package org.ostopolku.simulation.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.ostopolku.platform.engine.SimulatedTime;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One run of a scenario. Executes the engine's jobs and the scheduled events in the order of time and moves the clock to
 * each of them.
 */
class SimulationRun {

    /** Most jobs of the engine itself at a time. They have no process definition and are not executed. */
    private static final int ENGINE_JOBS = 10;

    private final SimulationContext context;
    private final SimulationScenario scenario;
    private final SimulationListener listener;
    private final SimulatedTime time;
    private final TransactionOperations transaction;
    private final CustomerSimulation customers;
    private final TeamSimulation teams;
    private final ManagementService management;
    private Instant now;
    private Job nextJob;
    private int executedJobs;

    SimulationRun(SimulationContext context, SimulatedTime time, TransactionOperations transaction) {
        this.context = context;
        this.scenario = context.scenario();
        this.listener = context.listener();
        this.time = time;
        this.transaction = transaction;
        this.customers = new CustomerSimulation(context);
        this.teams = new TeamSimulation(context, customers);
        this.management = context.engine().getManagementService();
    }

    Simulation.Totals execute() {
        moveTo(scenario.from());
        activateStartTimers(scenario.timersFrom());
        nextJob = findNextJob();
        scenario.arrivals().forEach(customers::schedule);
        var length = Duration.between(scenario.from(), scenario.until());
        context.behaviour().manualStarts().forEach((process, manual) -> {
            for (int number = 0; scenario.manualStarts().contains(process) && number < manual.times(); number++) {
                var at = scenario.from().plus(length.multipliedBy(number + 1).dividedBy(manual.times() + 1));
                context.events().add(at, "start " + process, null, () -> teams.startProcess(process, manual.group()));
            }
        });
        while (listener.shouldContinue(now) && runNext()) {
            // until no event or job is left
        }
        return new Simulation.Totals(teams.completed(), customers.messages(), executedJobs);
    }

    private boolean runNext() {
        var nextEvent = context.events().nextTime();
        var nextDue = nextJob == null ? Instant.MAX : nextJob.getDuedate().toInstant();
        if (!nextDue.isBefore(scenario.until()) && !nextEvent.isBefore(scenario.until())) {
            return false;
        }
        if (nextDue.isAfter(nextEvent)) {
            run(context.events().next());
        } else {
            run(nextJob);
        }
        return true;
    }

    private void run(Job job) {
        moveTo(job.getDuedate().toInstant());
        var what = new SimulationListener.Event(
                now, "job in process instance " + job.getProcessInstanceId(), null, null, null, null);
        attempt(what, () -> {
            management.executeJob(job.getId());
            executedJobs++;
            return true;
        });
    }

    private void run(EventQueue.ScheduledEvent event) {
        moveTo(event.at());
        var customer = event.customer();
        var what = new SimulationListener.Event(
                now,
                event.what(),
                customer == null ? null : customer.toString(),
                customer == null ? null : customer.journey(),
                null,
                null);
        attempt(what, () -> transaction.execute(status -> event.action().getAsBoolean()));
    }

    private void attempt(SimulationListener.Event event, BooleanSupplier action) {
        boolean news = true;
        listener.stepStarting();
        try {
            news = action.getAsBoolean();
            if (news) {
                teams.scheduleNewTasks();
            }
        } catch (RuntimeException e) {
            listener.stepFailed(event, e);
        }
        nextJob = news ? findNextJob() : nextJob;
    }

    /** The job with the earliest due date in the scenario; null if there is none. */
    private Job findNextJob() {
        return management
                .createJobQuery()
                .withRetriesLeft()
                .active()
                .duedateLowerThan(Date.from(scenario.until()))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1 + ENGINE_JOBS)
                .stream()
                .filter(job -> job.getProcessDefinitionId() != null)
                .findFirst()
                .orElse(null);
    }

    /** Sets the due date of all timer start events. */
    private void activateStartTimers(Instant at) {
        management.createJobQuery().timers().active().list().stream()
                .filter(job -> job.getProcessDefinitionId() != null && job.getProcessInstanceId() == null)
                .forEach(job -> management.setJobDuedate(job.getId(), Date.from(at)));
    }

    private void moveTo(Instant at) {
        now = now == null || at.isAfter(now) ? at : now;
        time.moveTo(now);
    }
}
