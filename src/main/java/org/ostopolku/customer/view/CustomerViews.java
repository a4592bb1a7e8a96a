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
 * Decides who may read a customer's story. Whoever may is told all of it, so the engine need not ask again for each row; who
 * is of another team than the customer's owner is put on record.
 */
@Component
class CustomerViews {

    private final TaskService tasks;
    private final HistoryService history;
    private final IdentityService identity;
    private final JourneyHistory archive;
    private final CustomerViewAssembler teller;
    private final CrossTeamAccessLog foreignReads;

    CustomerViews(
            TaskService tasks,
            HistoryService history,
            IdentityService identity,
            JourneyHistory archive,
            CustomerViewAssembler teller,
            CrossTeamAccessLog foreignReads) {
        this.tasks = tasks;
        this.history = history;
        this.identity = identity;
        this.archive = archive;
        this.teller = teller;
        this.foreignReads = foreignReads;
    }

    /** The story of a journey within reach, or of which the caller may read an open task; empty for any other. */
    Optional<CustomerView> ofJourney(String number, DataScope reach) {
        return story(
                number,
                tasks.createTaskQuery().processInstanceBusinessKey(number).list(),
                reach);
    }

    /** An open task that the caller may read. */
    Optional<Task> task(String id) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult());
    }

    /** The story of the customer whom a task is about; empty if it is about none. */
    Optional<CustomerView> ofTask(Task task, DataScope reach) {
        return Optional.ofNullable(task.getProcessInstanceId())
                .map(process -> SystemAuthentication.with(identity, () -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(process)
                        .singleResult()
                        .getBusinessKey()))
                .flatMap(number -> story(number, List.of(task), reach));
    }

    /** @param readable open tasks that the caller may read */
    private Optional<CustomerView> story(String number, List<Task> readable, DataScope reach) {
        var reader = identity.getCurrentAuthentication().getUserId();
        return SystemAuthentication.with(identity, () -> Optional.ofNullable(
                        archive.journeys(Set.of(number)).get(number))
                .flatMap(journey -> {
                    var facts = archive.facts(List.of(journey)).get(number);
                    var has = readable.stream().map(Task::getProcessInstanceId).anyMatch(journey::owns);
                    var owner = facts.text("owner");
                    if (!has && !reach.includes(owner)) {
                        return Optional.empty();
                    }
                    foreignReads.note(
                            reader,
                            number,
                            owner,
                            reach.includes(owner) ? "sees every customer" : "has an open task of the customer");
                    return Optional.of(teller.tell(journey, facts, reach));
                }));
    }
}
