package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

/**
 * One customer's story, played on the deployed models as people and channels would: messages come in, touchpoints are
 * completed, time passes. After every step all due jobs of the journey run up to the next wait state, so that a story
 * does not depend on where a model continues asynchronously.
 */
final class CustomerStory {

    /** When every story begins. */
    static final Instant BEGIN = Instant.parse("2030-01-07T08:00:00Z");

    private final ProcessEngine engine;
    private final String journey;

    private CustomerStory(ProcessEngine engine, String journey) {
        this.engine = engine;
        this.journey = journey;
    }

    /** The customer notices something: their journey starts by message, with a number of the channel's own. */
    static CustomerStory notices(ProcessEngine engine, String journey, Object... facts) {
        ClockUtil.setCurrentTime(Date.from(BEGIN));
        engine.getRuntimeService()
                .createMessageCorrelation("customer-noticed")
                .processInstanceBusinessKey(journey)
                .setVariables(variables(facts))
                .correlateStartMessage();
        return of(engine, journey).settle();
    }

    /** A supporting process that people start by hand from its form. */
    static CustomerStory begins(ProcessEngine engine, String process, String number, Object... answers) {
        ClockUtil.setCurrentTime(Date.from(BEGIN));
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        var instance = engine.getFormService().submitStartForm(definition.getId(), number, variables(answers));
        String journey = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey();
        return of(engine, journey).settle();
    }

    /** A journey that is already under way. */
    static CustomerStory of(ProcessEngine engine, String journey) {
        return new CustomerStory(engine, journey);
    }

    static Map<String, Object> variables(Object... namesAndValues) {
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return variables;
    }

    String journey() {
        return journey;
    }

    // What happens

    /** Completes these touchpoints one after the other with the ordinary answers. */
    CustomerStory goesThrough(String... touchpoints) {
        for (String touchpoint : touchpoints) {
            completes(touchpoint);
        }
        return this;
    }

    /** Completes the open touchpoint of this name; the answers given replace or add to the ordinary ones. */
    CustomerStory completes(String touchpoint, Object... answers) {
        Map<String, Object> given = new HashMap<>(OrdinaryAnswers.of(touchpoint));
        given.putAll(variables(answers));
        engine.getTaskService().complete(touchpoint(touchpoint).getId(), given);
        return settle();
    }

    /** This person takes the touchpoint for themselves. */
    CustomerStory isServedBy(String person, String touchpoint) {
        engine.getTaskService().claim(touchpoint(touchpoint).getId(), person);
        return this;
    }

    /** A message of the customer or of a channel, correlated by the journey number. */
    CustomerStory sends(String message, Object... variables) {
        engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(journey)
                .setVariables(variables(variables))
                .correlate();
        return settle();
    }

    /** Time passes; everything that becomes due on the way happens in its order. */
    CustomerStory waits(Duration time) {
        Instant until = ClockUtil.getCurrentTime().toInstant().plus(time);
        settle();
        for (Optional<Job> next = nextJob(until); next.isPresent(); next = nextJob(until)) {
            ClockUtil.setCurrentTime(next.get().getDuedate());
            settle();
        }
        ClockUtil.setCurrentTime(Date.from(until));
        return settle();
    }

    /** Nobody acts until the touchpoint is overdue. */
    CustomerStory leavesOverdue(String touchpoint) {
        Instant due = touchpoint(touchpoint).getDueDate().toInstant();
        return waits(
                Duration.between(ClockUtil.getCurrentTime().toInstant(), due).plusMinutes(1));
    }

    // How it stands

    /** The open touchpoint of this name. */
    Task touchpoint(String name) {
        List<Task> tasks = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(journey)
                .taskName(name)
                .list();
        assertThat(tasks)
                .as("open touchpoints \"%s\" of %s, which has open: %s", name, journey, openTouchpoints())
                .hasSize(1);
        return tasks.get(0);
    }

    List<String> openTouchpoints() {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(journey).list().stream()
                .map(Task::getName)
                .sorted()
                .toList();
    }

    List<String> teamsOf(String touchpoint) {
        return engine
                .getTaskService()
                .getIdentityLinksForTask(touchpoint(touchpoint).getId())
                .stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .sorted()
                .toList();
    }

    /** A variable of the journey itself, while it runs. */
    Object fact(String name) {
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(journey)
                .processDefinitionKey("customer-journey")
                .singleResult();
        assertThat(instance).as("%s is under way", journey).isNotNull();
        return engine.getRuntimeService().getVariable(instance.getId(), name);
    }

    /** Every value that the engine's history still knows of the journey. */
    List<Object> remembered() {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(journey)
                .list()
                .stream()
                .flatMap(instance -> engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .list()
                        .stream())
                .map(HistoricVariableInstance::getValue)
                .toList();
    }

    boolean isOver() {
        return engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(journey)
                        .unfinished()
                        .count()
                == 0;
    }

    /** The elements were passed (completed) in this order, in the newest instance of the process. */
    CustomerStory hasPassedInOrder(String process, String... elements) {
        assertThat(passed(process)).as("passed in %s of %s", process, journey).containsSubsequence(elements);
        return this;
    }

    CustomerStory hasNotPassed(String process, String... elements) {
        assertThat(passed(process)).as("passed in %s of %s", process, journey).doesNotContain(elements);
        return this;
    }

    private List<String> passed(String process) {
        HistoricProcessInstance newest = engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(journey)
                .processDefinitionKey(process)
                .list()
                .stream()
                .max(Comparator.comparing(HistoricProcessInstance::getStartTime)
                        .thenComparing(i -> i.getEndTime() == null ? 1 : 0))
                .orElseThrow(() -> new AssertionError(journey + " was never in " + process));
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(newest.getId())
                .finished()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    // The clockwork

    private CustomerStory settle() {
        for (List<Job> due = dueJobs(); !due.isEmpty(); due = dueJobs()) {
            engine.getManagementService().executeJob(due.get(0).getId());
        }
        return this;
    }

    private List<Job> dueJobs() {
        Date now = ClockUtil.getCurrentTime();
        return jobs().stream()
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(now))
                .sorted(Comparator.comparing(Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private Optional<Job> nextJob(Instant until) {
        return jobs().stream()
                .filter(job -> job.getDuedate() != null
                        && !job.getDuedate().toInstant().isAfter(until))
                .min(Comparator.comparing(Job::getDuedate));
    }

    private List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(journey)
                .list()
                .forEach(instance -> jobs.addAll(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .active()
                        .withRetriesLeft()
                        .list()));
        return jobs;
    }
}
