package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.formService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.historyService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.managementService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.repositoryService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.taskService;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.ostopolku.process.journey.JourneyProcess;

/**
 * Plays one customer's journey on the deployed models: messages, completed touchpoints, and time. After every step it runs
 * all due jobs of the journey, so that a story does not depend on the asynchronous continuations of a model.
 */
final class CustomerStory {

    /** The start of every story. */
    private static final Instant BEGIN = Instant.parse("2030-01-07T08:00:00Z");

    private final String journey;

    private CustomerStory(String journey) {
        this.journey = journey;
    }

    /** Starts a journey by the message {@code customer-noticed}; the sender gives the journey number. */
    static CustomerStory startByMessage(String journey, Object... variables) {
        ClockUtil.setCurrentTime(Date.from(BEGIN));
        runtimeService()
                .createMessageCorrelation("customer-noticed")
                .processInstanceBusinessKey(journey)
                .setVariables(variables(variables))
                .correlateStartMessage();
        return of(journey).runDueJobs();
    }

    /** Starts a process by its start form. Without a number the process gives one. */
    static CustomerStory startByForm(String process, String number, Object... answers) {
        ClockUtil.setCurrentTime(Date.from(BEGIN));
        var definition = repositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        var instance = formService().submitStartForm(definition.getId(), number, variables(answers));
        return of(runtimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .singleResult()
                        .getBusinessKey())
                .runDueJobs();
    }

    static CustomerStory of(String journey) {
        return new CustomerStory(journey);
    }

    private static Map<String, Object> variables(Object... namesAndValues) {
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return variables;
    }

    /** The journey number, the business key of all its process instances. */
    String journey() {
        return journey;
    }

    /** Completes these touchpoints one after the other with the ordinary answers. */
    CustomerStory goesThrough(String... touchpoints) {
        for (String touchpoint : touchpoints) {
            completes(touchpoint);
        }
        return this;
    }

    /** Completes the open touchpoint of this name. The given answers replace or add to the ordinary ones. */
    CustomerStory completes(String touchpoint, Object... answers) {
        Map<String, Object> given = new HashMap<>(OrdinaryAnswers.of(touchpoint));
        given.putAll(variables(answers));
        taskService().complete(touchpoint(touchpoint).getId(), given);
        return runDueJobs();
    }

    CustomerStory isClaimedBy(String user, String touchpoint) {
        taskService().claim(touchpoint(touchpoint).getId(), user);
        return this;
    }

    /** Correlates a message by the journey number. */
    CustomerStory sends(String message, Object... variables) {
        runtimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(journey)
                .setVariables(variables(variables))
                .correlate();
        return runDueJobs();
    }

    /** Moves the clock forward and runs the jobs that become due, in the order of their due dates. */
    CustomerStory waits(Duration time) {
        Instant until = ClockUtil.getCurrentTime().toInstant().plus(time);
        runDueJobs();
        for (Optional<Job> next = nextJob(until); next.isPresent(); next = nextJob(until)) {
            ClockUtil.setCurrentTime(next.get().getDuedate());
            runDueJobs();
        }
        ClockUtil.setCurrentTime(Date.from(until));
        return runDueJobs();
    }

    /** Waits until one minute after the due date of the touchpoint. */
    CustomerStory leavesOverdue(String touchpoint) {
        Instant due = touchpoint(touchpoint).getDueDate().toInstant();
        return waits(
                Duration.between(ClockUtil.getCurrentTime().toInstant(), due).plusMinutes(1));
    }

    /** The open touchpoint of this name. */
    Task touchpoint(String name) {
        List<Task> tasks = taskService()
                .createTaskQuery()
                .processInstanceBusinessKey(journey)
                .taskName(name)
                .list();
        assertThat(tasks)
                .as("open touchpoints \"%s\" of %s, which has open: %s", name, journey, openTouchpoints())
                .hasSize(1);
        return tasks.get(0);
    }

    /** The names of all open touchpoints, in all processes of the journey. */
    List<String> openTouchpoints() {
        return taskService().createTaskQuery().processInstanceBusinessKey(journey).list().stream()
                .map(Task::getName)
                .sorted()
                .toList();
    }

    /** The newest instance of the process, running or ended. */
    ProcessInstance processInstance(String process) {
        return processInstances()
                .filter(instance -> instance.getProcessDefinitionKey().equals(process))
                .max(Comparator.comparing(HistoricProcessInstance::getStartTime)
                        .thenComparing(instance -> instance.getEndTime() == null ? 1 : 0))
                .map(HistoricInstance::new)
                .orElseThrow(() -> new AssertionError("No instance of " + process + " in " + journey));
    }

    /** Every process instance of the journey has ended, those of the supporting processes too. */
    void hasEnded() {
        assertThat(processInstances()).isNotEmpty().allSatisfy(instance -> assertThat(new HistoricInstance(instance))
                .isEnded());
    }

    /** A variable of the running customer journey. */
    Object variable(String name) {
        var instance = processInstance(JourneyProcess.CUSTOMER_JOURNEY);
        assertThat(instance).isActive();
        return runtimeService().getVariable(instance.getId(), name);
    }

    /** All variable values of the journey in the history. */
    List<Object> historicVariableValues() {
        return processInstances()
                .flatMap(instance ->
                        historyService()
                                .createHistoricVariableInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .map(HistoricVariableInstance::getValue)
                .toList();
    }

    /** The names of the variables whose values the history of the newest instance of this process has. */
    List<String> writtenVariables(String process) {
        return historyService()
                .createHistoricDetailQuery()
                .processInstanceId(processInstance(process).getId())
                .variableUpdates()
                .list()
                .stream()
                .map(update -> ((HistoricVariableUpdate) update).getVariableName())
                .toList();
    }

    private Stream<HistoricProcessInstance> processInstances() {
        return historyService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(journey)
                .list()
                .stream();
    }

    private CustomerStory runDueJobs() {
        for (Optional<Job> due = dueJob(); due.isPresent(); due = dueJob()) {
            managementService().executeJob(due.get().getId());
        }
        return this;
    }

    private Optional<Job> dueJob() {
        Date now = ClockUtil.getCurrentTime();
        return jobs().filter(
                        job -> job.getDuedate() == null || !job.getDuedate().after(now))
                .min(Comparator.comparing(Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private Optional<Job> nextJob(Instant until) {
        return jobs().filter(job -> job.getDuedate() != null
                        && !job.getDuedate().toInstant().isAfter(until))
                .min(Comparator.comparing(Job::getDuedate));
    }

    private Stream<Job> jobs() {
        return runtimeService().createProcessInstanceQuery().processInstanceBusinessKey(journey).list().stream()
                .flatMap(
                        instance -> managementService()
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .active()
                                .withRetriesLeft()
                                .list()
                                .stream());
    }
}
