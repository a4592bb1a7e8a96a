package org.ostopolku.simulation.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

/** What the teams do: they notice new tasks, claim them and complete them, in their working hours and at their pace. */
class TeamSimulation {

    private static final Duration USUAL = Duration.ofDays(1);
    private static final long WORK_BEGINS = 8;

    private final SimulationContext scene;
    private final CustomerSimulation life;
    private final TaskService taskService;
    private final RuntimeService runtimeService;
    private final WorkingHours hours;
    private final Set<String> noticed = new HashSet<>();
    private final Map<String, SimulatedCustomer> customerByProcess = new HashMap<>();
    private final SimulatedCustomer company;
    private int completed;

    TeamSimulation(SimulationContext scene, CustomerSimulation life) {
        this.scene = scene;
        this.life = life;
        this.taskService = scene.engine().getTaskService();
        this.runtimeService = scene.engine().getRuntimeService();
        this.hours = scene.hours();
        this.company = scene.customers().make(-1, RecordedJourney.NONE);
    }

    /** How many tasks the teams have completed. */
    int completed() {
        return completed;
    }

    /** Plans the work on the tasks that have just been created. */
    void noticeNewTasks() {
        var justBefore = Date.from(scene.clock().instant().minusMillis(1));
        taskService.createTaskQuery().taskCreatedAfter(justBefore).list().stream()
                .filter(task -> noticed.add(task.getId()))
                .sorted(Comparator.comparing(Task::getTaskDefinitionKey))
                .forEach(this::take);
    }

    private void take(Task task) {
        var customer = customer(task);
        if (customer == null) {
            return;
        }
        try {
            plan(task, customer);
        } catch (RuntimeException e) {
            scene.audience().fails(event("take \"" + task.getName() + "\"", customer, task), e);
        }
    }

    private SimulationListener.Event event(String what, SimulatedCustomer customer, Task task) {
        return new SimulationListener.Event(
                scene.clock().instant(),
                what,
                customer.toString(),
                customer.journey(),
                process(task),
                task.getTaskDefinitionKey());
    }

    private String process(Task task) {
        return scene.engine()
                .getRepositoryService()
                .getProcessDefinition(task.getProcessDefinitionId())
                .getKey();
    }

    /** Somebody of the group starts a process that no customer starts. */
    boolean startByHand(String process, String group) {
        var definition = scene.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        var values = scene.filling()
                .fill(scene.forms().ofStart(definition.getId()), company, Map.of(), null, (field, answer) -> {});
        scene.teams().as(scene.teams().somebodyOf(group, company), () -> scene.engine()
                .getFormService()
                .submitStartForm(definition.getId(), values));
        return true;
    }

    private void plan(Task task, SimulatedCustomer customer) {
        var team = team(task);
        scene.teams().requireSomebodyOf(team);
        var visit = customer.memory().next(process(task) + "/" + task.getTaskDefinitionKey());
        if (visit != null && visit.answers() != null) {
            var then = scene.clock().instant().plusSeconds(visit.seconds());
            var what = "complete \"" + task.getName() + "\" as then";
            scene.agenda()
                    .add(then, what, customer, () -> complete(task, team, customer, visit.answers(), isLate(task)));
            return;
        }
        planAnew(task, team, customer, visit == null ? Duration.ZERO : Duration.ofSeconds(visit.seconds()));
    }

    private boolean isLate(Task task) {
        return task.getDueDate() != null
                && task.getDueDate().toInstant().isBefore(scene.clock().instant());
    }

    /** @param rest how long nobody comes to it */
    private void planAnew(Task task, String team, SimulatedCustomer customer, Duration rest) {
        var pace = scene.behaviour().pace(task.getName());
        var now = scene.clock().instant().plus(rest);
        boolean late = customer.chance().nextDouble() < pace.late();
        var share = late ? pace.lateBy() : pace.share();
        double part = customer.between(share.get(0), share.get(1));
        var allowed = task.getDueDate() == null
                ? USUAL
                : Duration.between(now, task.getDueDate().toInstant());
        var begin = begin(task, pace, now);
        var end = hours.work(begin.plusSeconds((long) (allowed.toSeconds() * part)), customer);
        var what = "complete \"" + task.getName() + "\"";
        if (task.getAssignee() == null) {
            var claim = hours.work(begin.plus(Duration.between(begin, end).dividedBy(2)), customer);
            scene.agenda().add(claim, "claim \"" + task.getName() + "\"", customer, () -> claim(task, team, customer));
        }
        scene.agenda().add(end, what, customer, () -> complete(task, team, customer, null, late));
    }

    private Instant begin(Task task, Behaviour.Pace pace, Instant now) {
        var day = pace.until() == null ? null : taskService.getVariable(task.getId(), pace.until());
        if (day == null) {
            return now;
        }
        var morning = LocalDate.parse(day.toString())
                .atStartOfDay(scene.clock().getZone())
                .plusHours(WORK_BEGINS)
                .toInstant();
        return morning.isBefore(now) ? now : morning;
    }

    private boolean claim(Task task, String team, SimulatedCustomer customer) {
        var open = open(task);
        if (open != null && open.getAssignee() == null) {
            claimed(task, team, customer);
        }
        return false;
    }

    private String claimed(Task task, String team, SimulatedCustomer customer) {
        var person = scene.teams().somebodyOf(team, customer);
        return scene.teams().as(person, () -> {
            taskService.claim(task.getId(), person);
            return person;
        });
    }

    private boolean complete(
            Task task, String team, SimulatedCustomer customer, Map<String, Object> remembered, boolean late) {
        var open = open(task);
        if (open == null) {
            return false;
        }
        var person = open.getAssignee() == null ? claimed(task, team, customer) : open.getAssignee();
        customer.note("touchpoint", task.getName());
        customer.note("late", late ? "yes" : "no");
        scene.audience().works(event("complete \"" + task.getName() + "\"", customer, task));
        var values = scene.filling()
                .fill(
                        scene.forms().ofTask(task),
                        customer,
                        taskService.getVariables(task.getId()),
                        remembered,
                        (field, answer) ->
                                scene.audience().unfit(process(task), task.getTaskDefinitionKey(), field, answer));
        scene.teams().as(person, () -> {
            scene.engine().getFormService().submitTaskForm(task.getId(), values);
            return person;
        });
        completed++;
        scene.audience().answered(remembered != null);
        if (customer.journey() != null) {
            life.mayAnswer(customer);
        }
        return true;
    }

    /** The task as it is now; null if the customer has moved on. */
    private Task open(Task task) {
        return taskService.createTaskQuery().taskId(task.getId()).singleResult();
    }

    private String team(Task task) {
        return taskService.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .sorted()
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("The task \"%s\" is for no team.".formatted(task.getName())));
    }

    private SimulatedCustomer customer(Task task) {
        return customerByProcess.computeIfAbsent(task.getProcessInstanceId(), id -> {
            var journey = runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceId(id)
                    .singleResult()
                    .getBusinessKey();
            return journey == null ? ours() : customer(journey);
        });
    }

    /** The company itself, if it plays. */
    private SimulatedCustomer ours() {
        return scene.cast().byHand().isEmpty() ? null : company;
    }

    /** The customer of a journey; one who was recommended is met here for the first time, or not at all (null). */
    private SimulatedCustomer customer(String journey) {
        var known = scene.customers().find(journey);
        if (known != null) {
            return known;
        }
        if (!scene.cast().strangers()) {
            return null;
        }
        var recommended = scene.customers().make(journey.hashCode(), RecordedJourney.NONE);
        life.begin(recommended, journey);
        return recommended;
    }
}
