package org.ostopolku.customer.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.stereotype.Component;

/** Erases variables of running processes through the engine, which may have them in its cache. */
@Component
class RunningVariables {

    /** Replaces an erased text that a task shows, so that the assignee sees why it is empty. */
    static final String ERASED = "(erased with the customer's data)";

    /** Replacements by variable. A development need goes on without the customer who mentioned it. */
    private static final Map<String, String> REPLACEMENTS = Map.of("need", ERASED);

    private final RuntimeService runtime;
    private final TaskService tasks;

    RunningVariables(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** Empties all variables but these. Returns the number of those that had a value. */
    int empty(List<String> processes, Collection<String> butThese) {
        var filled = find(processes, name -> !butThese.contains(name)).stream()
                .filter(variable -> !ERASED.equals(variable.getValue()))
                .toList();
        filled.forEach(variable -> set(variable, REPLACEMENTS.get(variable.getName())));
        return filled.size();
    }

    /** Changes the texts of these variables. Returns the number of changed variables. */
    int change(List<String> processes, Collection<String> names, UnaryOperator<String> change) {
        var changed = find(processes, names::contains).stream()
                .filter(variable -> variable.getValue() instanceof String text
                        && !change.apply(text).equals(text))
                .toList();
        changed.forEach(variable -> set(variable, change.apply((String) variable.getValue())));
        return changed.size();
    }

    private List<VariableInstance> find(List<String> processes, Predicate<String> which) {
        return runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(processes.toArray(String[]::new))
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .list()
                .stream()
                .filter(variable -> which.test(variable.getName()) && !"null".equals(variable.getTypeName()))
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
