package org.ostopolku.customer.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.stereotype.Component;

/** The variables of processes that still run. The engine itself changes them, because it may hold them in its hands. */
@Component
class RunningVariables {

    /** What stands in the place of an emptied text that a task is about: whoever works on it sees why there is nothing to read. */
    static final String ERASED = "(erased with the customer's data)";

    /** A development need goes on without the customer from whom it was heard. */
    private static final Map<String, String> INSTEAD = Map.of("need", ERASED);

    private final RuntimeService runtime;
    private final TaskService tasks;

    RunningVariables(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** Empties all but some variables. Returns how many had a value. */
    int empty(List<String> processes, Collection<String> butThese) {
        var told = find(processes, butThese).stream()
                .filter(variable -> !ERASED.equals(variable.getValue()))
                .toList();
        told.forEach(variable -> set(variable, INSTEAD.get(variable.getName())));
        return told.size();
    }

    /** Changes the texts among all but some variables. Returns how many are another text now. */
    int change(List<String> processes, Collection<String> butThese, UnaryOperator<String> change) {
        var changed = find(processes, butThese).stream()
                .filter(variable -> variable.getValue() instanceof String text
                        && !change.apply(text).equals(text))
                .toList();
        changed.forEach(variable -> set(variable, change.apply((String) variable.getValue())));
        return changed.size();
    }

    private List<VariableInstance> find(List<String> processes, Collection<String> butThese) {
        return runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(processes.toArray(String[]::new))
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .list()
                .stream()
                .filter(variable -> !butThese.contains(variable.getName()) && !"null".equals(variable.getTypeName()))
                .toList();
    }

    private void set(VariableInstance variable, String value) {
        if (variable.getTaskId() != null) {
            tasks.setVariableLocal(variable.getTaskId(), variable.getName(), value);
        } else {
            runtime.setVariableLocal(variable.getExecutionId(), variable.getName(), value);
        }
    }
}
