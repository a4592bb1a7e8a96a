package org.ostopolku.customer.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.ostopolku.customer.privacy.CustomerExport.ExportedFile;
import org.ostopolku.customer.privacy.CustomerExport.ExportedNote;
import org.ostopolku.customer.privacy.CustomerExport.JourneyExport;
import org.ostopolku.customer.privacy.CustomerExport.KnownValue;
import org.ostopolku.customer.privacy.CustomerExport.ToldValue;
import org.ostopolku.platform.engine.SystemAuthentication;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.JourneyVariable;
import org.ostopolku.process.journey.JourneyVariables;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.ostopolku.security.user.UserNames;
import org.springframework.stereotype.Component;

/** Exports the data of a customer from the engine's history. */
@Component
class CustomerExports {

    private final HistoryService history;
    private final TaskService tasks;
    private final IdentityService identities;
    private final PersonalDataTables tables;
    private final Map<String, JourneyVariable> variables;
    private final UserNames userNames;
    private final AuditLog audit;
    private final Clock clock;

    CustomerExports(
            HistoryService history,
            TaskService tasks,
            IdentityService identities,
            PersonalDataTables tables,
            JourneyVariables variables,
            UserNames userNames,
            AuditLog audit,
            Clock clock) {
        this.history = history;
        this.tasks = tasks;
        this.identities = identities;
        this.tables = tables;
        this.variables = variables.all().stream().collect(Collectors.toMap(JourneyVariable::name, one -> one));
        this.userNames = userNames;
        this.audit = audit;
        this.clock = clock;
    }

    /** Exports these journeys, and records each in the audit log. */
    CustomerExport export(List<String> numbers) {
        numbers.forEach(number -> audit.record(AuditKind.EXPORT, number, null));
        return SystemAuthentication.with(
                identities,
                () -> new CustomerExport(
                        clock.instant(),
                        numbers.stream()
                                .map(this::journey)
                                .sorted(Comparator.comparing(JourneyExport::begunAt))
                                .toList()));
    }

    private JourneyExport journey(String number) {
        var path = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(JourneyProcess.CUSTOMER_JOURNEY)
                .listPage(0, 1)
                .get(0);
        var processes = tables.processes(number);
        var updates = updates(processes);
        return new JourneyExport(
                number,
                path.getStartTime().toInstant(),
                path.getEndTime() == null ? null : path.getEndTime().toInstant(),
                currentValues(updates),
                writtenValues(updates, processes),
                notes(processes),
                files(processes));
    }

    private List<HistoricVariableUpdate> updates(List<String> processes) {
        return history
                .createHistoricDetailQuery()
                .processInstanceIdIn(processes.toArray(String[]::new))
                .variableUpdates()
                .disableCustomObjectDeserialization()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricVariableUpdate.class::cast)
                .filter(update -> !PersonalVariables.OF_THE_ENGINE.contains(update.getVariableName()))
                .sorted(Comparator.comparing(HistoricVariableUpdate::getTime))
                .toList();
    }

    private List<KnownValue> currentValues(List<HistoricVariableUpdate> updates) {
        Map<String, Object> values = new LinkedHashMap<>();
        updates.forEach(update -> values.put(update.getVariableName(), update.getValue()));
        values.values().removeIf(Objects::isNull);
        return values.entrySet().stream()
                .map(value -> new KnownValue(
                        value.getKey(), meaning(value.getKey()), isPersonal(value.getKey()), value.getValue()))
                .toList();
    }

    /** The values that were written in a step, without those that a call activity copied. */
    private List<ToldValue> writtenValues(List<HistoricVariableUpdate> updates, List<String> processes) {
        Map<String, HistoricActivityInstance> steps = new HashMap<>();
        Map<String, String> completedBy = new HashMap<>();
        for (String process : processes) {
            history.createHistoricActivityInstanceQuery()
                    .processInstanceId(process)
                    .list()
                    .forEach(step -> steps.put(step.getId(), step));
            history.createUserOperationLogQuery()
                    .processInstanceId(process)
                    .operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE)
                    .list()
                    .forEach(entry -> completedBy.put(entry.getTaskId(), entry.getUserId()));
        }
        var names = userNames.names(
                completedBy.values().stream().filter(Objects::nonNull).toList());
        return updates.stream()
                .filter(update -> update.getValue() != null && update.getActivityInstanceId() != null)
                .filter(update -> !isCopy(steps.get(update.getActivityInstanceId())))
                .map(update -> {
                    var step = steps.get(update.getActivityInstanceId());
                    return new ToldValue(
                            update.getTime().toInstant(),
                            step == null ? null : step.getActivityName(),
                            step == null ? null : names.get(completedBy.get(step.getTaskId())),
                            update.getVariableName(),
                            meaning(update.getVariableName()),
                            update.getValue());
                })
                .toList();
    }

    private static boolean isCopy(HistoricActivityInstance step) {
        return step != null && step.getActivityType().equals("callActivity");
    }

    /** A comment on a task may have no process id, so the comments of all tasks are read too. */
    private List<ExportedNote> notes(List<String> processes) {
        Map<String, Comment> notes = new HashMap<>();
        for (String process : processes) {
            tasks.getProcessInstanceComments(process).forEach(note -> notes.put(note.getId(), note));
            tasksOf(process).forEach(task -> tasks.getTaskComments(task.getId())
                    .forEach(note -> notes.put(note.getId(), note)));
        }
        return notes.values().stream()
                .map(note -> new ExportedNote(note.getTime().toInstant(), note.getUserId(), note.getFullMessage()))
                .sorted(Comparator.comparing(ExportedNote::at))
                .toList();
    }

    private List<ExportedFile> files(List<String> processes) {
        Map<String, Attachment> files = new HashMap<>();
        for (String process : processes) {
            tasks.getProcessInstanceAttachments(process).forEach(file -> files.put(file.getId(), file));
            tasksOf(process).forEach(task -> tasks.getTaskAttachments(task.getId())
                    .forEach(file -> files.put(file.getId(), file)));
        }
        return files.values().stream()
                .map(file -> new ExportedFile(
                        file.getCreateTime().toInstant(),
                        file.getName(),
                        file.getDescription(),
                        file.getUrl(),
                        content(file.getId())))
                .sorted(Comparator.comparing(ExportedFile::at))
                .toList();
    }

    private List<HistoricTaskInstance> tasksOf(String process) {
        return history.createHistoricTaskInstanceQuery()
                .processInstanceId(process)
                .list();
    }

    private byte[] content(String file) {
        try (var content = tasks.getAttachmentContent(file)) {
            return content == null ? null : content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String meaning(String variable) {
        return variables.containsKey(variable) ? variables.get(variable).meaning() : null;
    }

    private boolean isPersonal(String variable) {
        return !variables.containsKey(variable) || variables.get(variable).personal();
    }
}
