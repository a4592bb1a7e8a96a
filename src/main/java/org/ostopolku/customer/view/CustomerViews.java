package org.ostopolku.customer.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.ostopolku.platform.engine.SystemAuthentication;
import org.ostopolku.security.authorization.CrossTeamAccessLog;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.stereotype.Component;

/**
 * Checks that the caller may read a customer's view, then reads all of it without the engine's authorization checks. Logs a
 * reader from another team than the customer's owner.
 */
@Component
class CustomerViews {

    private final TaskService tasks;
    private final HistoryService history;
    private final IdentityService identity;
    private final JourneyHistory journeyHistory;
    private final CustomerViewAssembler assembler;
    private final CrossTeamAccessLog accessLog;

    CustomerViews(
            TaskService tasks,
            HistoryService history,
            IdentityService identity,
            JourneyHistory journeyHistory,
            CustomerViewAssembler assembler,
            CrossTeamAccessLog accessLog) {
        this.tasks = tasks;
        this.history = history;
        this.identity = identity;
        this.journeyHistory = journeyHistory;
        this.assembler = assembler;
        this.accessLog = accessLog;
    }

    /** The view of a journey in scope, or with an open task that the caller may read; empty for any other. */
    Optional<CustomerView> findByJourney(String number, DataScope scope) {
        return view(
                number,
                tasks.createTaskQuery().processInstanceBusinessKey(number).list(),
                scope);
    }

    /** An open task that the caller may read. */
    Optional<Task> findTask(String id) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult());
    }

    /** The view of the customer of a task; empty if the task belongs to no journey. */
    Optional<CustomerView> findByTask(Task task, DataScope scope) {
        return Optional.ofNullable(task.getProcessInstanceId())
                .map(process -> SystemAuthentication.with(identity, () -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(process)
                        .singleResult()
                        .getBusinessKey()))
                .flatMap(number -> view(number, List.of(task), scope));
    }

    /** @param readable open tasks that the caller may read */
    private Optional<CustomerView> view(String number, List<Task> readable, DataScope scope) {
        var reader = identity.getCurrentAuthentication().getUserId();
        return SystemAuthentication.with(identity, () -> Optional.ofNullable(
                        journeyHistory.journeys(Set.of(number)).get(number))
                .flatMap(journey -> {
                    var facts = journeyHistory.facts(List.of(journey)).get(number);
                    var hasTask =
                            readable.stream().map(Task::getProcessInstanceId).anyMatch(journey::owns);
                    var owner = facts.text("owner");
                    if (!hasTask && !scope.includes(owner)) {
                        return Optional.empty();
                    }
                    accessLog.note(
                            reader,
                            number,
                            owner,
                            scope.includes(owner) ? "sees every customer" : "has an open task of the customer");
                    return Optional.of(assembler.assemble(journey, facts, scope));
                }));
    }
}
