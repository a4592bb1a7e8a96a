package org.ostopolku.simulation.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

/** Claims and completes the tasks of the teams, in working hours and at the configured pace. */
class TeamSimulation {

    private static final Duration DEFAULT_TIME = Duration.ofDays(1);
    private static final long WORK_BEGINS = 8;

    private final SimulationContext context;
    private final CustomerSimulation customers;
    private final TaskService taskService;
    private final WorkingHours hours;
    private final Set<String> scheduled = new HashSet<>();
    private final TaskCustomers taskCustomers;
    private int completed;

    TeamSimulation(SimulationContext context, CustomerSimulation customers) {
        this.context = context;
        this.customers = customers;
        this.taskService = context.engine().getTaskService();
        this.hours = context.hours();
        this.taskCustomers = new TaskCustomers(context, customers);
    }

    int completed() {
        return completed;
    }

    /** Schedules the tasks that have just been created. */
    void scheduleNewTasks() {
        var justBefore = Date.from(context.clock().instant().minusMillis(1));
        taskService.createTaskQuery().taskCreatedAfter(justBefore).list().stream()
                .filter(task -> scheduled.add(task.getId()))
                .sorted(Comparator.comparing(Task::getTaskDefinitionKey))
                .forEach(this::schedule);
    }

    private void schedule(Task task) {
        var customer = taskCustomers.find(task);
        if (customer == null) {
            return;
        }
        try {
            plan(task, customer);
        } catch (RuntimeException e) {
            context.listener().stepFailed(event("take \"" + task.getName() + "\"", customer, task), e);
        }
    }

    private SimulationListener.Event event(String what, SimulatedCustomer customer, Task task) {
        return new SimulationListener.Event(
                context.clock().instant(),
                what,
                customer.toString(),
                customer.journey(),
                process(task),
                task.getTaskDefinitionKey());
    }

    private String process(Task task) {
        return context.engine()
                .getRepositoryService()
                .getProcessDefinition(task.getProcessDefinitionId())
                .getKey();
    }

    /** Starts a process as a member of the group. */
    boolean startProcess(String process, String group) {
        var company = taskCustomers.company();
        var definition = context.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        var values = context.filling()
                .fill(
                        context.forms().readStartForm(definition.getId()),
                        company,
                        Map.of(),
                        null,
                        (field, answer) -> {});
        context.teams().runAs(context.teams().randomMember(group, company), () -> context.engine()
                .getFormService()
                .submitStartForm(definition.getId(), values));
        return true;
    }

    private void plan(Task task, SimulatedCustomer customer) {
        var team = team(task);
        context.teams().requireMembers(team);
        var visit = customer.cursor().nextVisit(process(task) + "/" + task.getTaskDefinitionKey());
        if (visit != null && visit.answers() != null) {
            var then = context.clock().instant().plusSeconds(visit.seconds());
            var what = "complete \"" + task.getName() + "\" as recorded";
            context.events()
                    .add(then, what, customer, () -> complete(task, team, customer, visit.answers(), isLate(task)));
            return;
        }
        planGenerated(task, team, customer, visit == null ? Duration.ZERO : Duration.ofSeconds(visit.seconds()));
    }

    private boolean isLate(Task task) {
        return task.getDueDate() != null
                && task.getDueDate().toInstant().isBefore(context.clock().instant());
    }

    /** @param rest time for which the task is left open first */
    private void planGenerated(Task task, String team, SimulatedCustomer customer, Duration rest) {
        var pace = context.behaviour().pace(task.getName());
        var now = context.clock().instant().plus(rest);
        boolean late = customer.random().nextDouble() < pace.late();
        var share = late ? pace.lateBy() : pace.share();
        double part = customer.between(share.get(0), share.get(1));
        var allowed = task.getDueDate() == null
                ? DEFAULT_TIME
                : Duration.between(now, task.getDueDate().toInstant());
        var begin = begin(task, pace, now);
        var end = hours.work(begin.plusSeconds((long) (allowed.toSeconds() * part)), customer);
        var what = "complete \"" + task.getName() + "\"";
        if (task.getAssignee() == null) {
            var claim = hours.work(begin.plus(Duration.between(begin, end).dividedBy(2)), customer);
            context.events()
                    .add(claim, "claim \"" + task.getName() + "\"", customer, () -> claim(task, team, customer));
        }
        context.events().add(end, what, customer, () -> complete(task, team, customer, null, late));
    }

    private Instant begin(Task task, Behaviour.Pace pace, Instant now) {
        var day = pace.until() == null ? null : taskService.getVariable(task.getId(), pace.until());
        if (day == null) {
            return now;
        }
        var morning = LocalDate.parse(day.toString())
                .atStartOfDay(context.clock().getZone())
                .plusHours(WORK_BEGINS)
                .toInstant();
        return morning.isBefore(now) ? now : morning;
    }

    private boolean claim(Task task, String team, SimulatedCustomer customer) {
        var open = open(task);
        if (open != null && open.getAssignee() == null) {
            claimAsMember(task, team, customer);
        }
        return false;
    }

    private String claimAsMember(Task task, String team, SimulatedCustomer customer) {
        var user = context.teams().randomMember(team, customer);
        context.teams().runAs(user, () -> taskService.claim(task.getId(), user));
        return user;
    }

    private boolean complete(
            Task task, String team, SimulatedCustomer customer, Map<String, Object> recorded, boolean late) {
        var open = open(task);
        if (open == null) {
            return false;
        }
        var user = open.getAssignee() == null ? claimAsMember(task, team, customer) : open.getAssignee();
        customer.facts().put("touchpoint", task.getName());
        customer.facts().put("late", late ? "yes" : "no");
        context.listener().touchpointStarting(event("complete \"" + task.getName() + "\"", customer, task));
        var values = context.filling()
                .fill(
                        context.forms().readTaskForm(task),
                        customer,
                        taskService.getVariables(task.getId()),
                        recorded,
                        (field, answer) -> context.listener()
                                .answerRejected(process(task), task.getTaskDefinitionKey(), field, answer));
        context.teams().runAs(user, () -> context.engine().getFormService().submitTaskForm(task.getId(), values));
        completed++;
        context.listener().touchpointCompleted(recorded != null);
        if (customer.journey() != null) {
            customers.scheduleFeedback(customer);
        }
        return true;
    }

    /** The current state of the task; null if it does not exist any more. */
    private Task open(Task task) {
        return taskService.createTaskQuery().taskId(task.getId()).singleResult();
    }

    private String team(Task task) {
        return taskService.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .sorted()
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("The task \"%s\" has no candidate group.".formatted(task.getName())));
    }
}
