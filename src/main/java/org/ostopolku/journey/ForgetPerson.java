package org.ostopolku.journey;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.springframework.stereotype.Component;

/**
 * Forgets the person of this journey: empties every variable declared personal in the running processes, and removes its
 * history, comments and attachments. It sees what earlier transactions wrote, so the model calls it in one of its own
 * (asyncBefore). KPIs hold nothing personal and stay.
 */
@Component("forgetPerson")
class ForgetPerson implements JavaDelegate {

    private static final List<String> NOTE_OPERATIONS = List.of(
            UserOperationLogEntry.OPERATION_TYPE_UPDATE_COMMENT,
            UserOperationLogEntry.OPERATION_TYPE_ADD_ATTACHMENT,
            UserOperationLogEntry.OPERATION_TYPE_DELETE_ATTACHMENT);

    private final JourneyVariables variables;

    ForgetPerson(JourneyVariables variables) {
        this.variables = variables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var journey = execution.getProcessBusinessKey();
        if (journey == null) {
            throw new ProcessEngineException(
                    "'%s' cannot tell whom to forget: the process has no journey number (business key)."
                            .formatted(execution.getCurrentActivityId()));
        }
        var engine = execution.getProcessEngineServices();
        var processes = engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(journey)
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .toArray(String[]::new);
        emptyVariables(engine, processes);
        removeVariableHistory(engine, processes);
        removeNotes(engine, processes);
    }

    private void emptyVariables(ProcessEngineServices engine, String... processes) {
        engine.getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(processes)
                .variableNameIn(personal())
                .list()
                .forEach(variable -> {
                    if (variable.getTaskId() != null) {
                        engine.getTaskService().setVariableLocal(variable.getTaskId(), variable.getName(), null);
                    } else {
                        engine.getRuntimeService()
                                .setVariableLocal(variable.getExecutionId(), variable.getName(), null);
                    }
                });
    }

    private void removeVariableHistory(ProcessEngineServices engine, String... processes) {
        engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceIdIn(processes)
                .variableNameIn(personal())
                .list()
                .forEach(variable -> engine.getHistoryService().deleteHistoricVariableInstance(variable.getId()));
    }

    /** The engine removes the notes of a finished task only with the task's own history. */
    private static void removeNotes(ProcessEngineServices engine, String... processes) {
        for (var process : processes) {
            for (var task : engine.getHistoryService()
                    .createHistoricTaskInstanceQuery()
                    .processInstanceId(process)
                    .list()) {
                if (hasNotes(engine, task)) {
                    removeNotes(engine, task);
                }
            }
            removeNotesFromLog(engine, process);
        }
    }

    private static boolean hasNotes(ProcessEngineServices engine, HistoricTaskInstance task) {
        return !engine.getTaskService().getTaskComments(task.getId()).isEmpty()
                || !engine.getTaskService().getTaskAttachments(task.getId()).isEmpty();
    }

    private static void removeNotes(ProcessEngineServices engine, HistoricTaskInstance task) {
        if (task.getEndTime() != null) {
            engine.getHistoryService().deleteHistoricTaskInstance(task.getId());
            return;
        }
        engine.getTaskService().deleteTaskComments(task.getId());
        engine.getTaskService().getTaskAttachments(task.getId()).forEach(attachment -> engine.getTaskService()
                .deleteAttachment(attachment.getId()));
    }

    /** The log of what users did quotes the beginning of a comment and the name of an attachment. */
    private static void removeNotesFromLog(ProcessEngineServices engine, String process) {
        var history = engine.getHistoryService();
        for (var operation : NOTE_OPERATIONS) {
            history.createUserOperationLogQuery()
                    .processInstanceId(process)
                    .operationType(operation)
                    .list()
                    .forEach(entry -> history.deleteUserOperationLogEntry(entry.getId()));
        }
    }

    private String[] personal() {
        return variables.personal().toArray(String[]::new);
    }
}
