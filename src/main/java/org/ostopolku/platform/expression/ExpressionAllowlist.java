package org.ostopolku.platform.expression;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ostopolku.platform.engine.YamlResource;

/**
 * The content of {@code expressions.yaml}: what an expression may use. The maps hold a description for each name.
 *
 * @param delegates beans that execute a step
 * @param beans callable methods by bean
 * @param execution getters of the current step
 * @param task getters of the open task
 * @param functions functions without a prefix
 * @param dates methods of {@code dateTime()}
 * @param lists methods of a list
 * @param offered names that no shipped file uses
 */
record ExpressionAllowlist(
        Map<String, String> delegates,
        Map<String, Map<String, String>> beans,
        Map<String, String> execution,
        Map<String, String> task,
        Map<String, String> functions,
        Map<String, String> dates,
        Map<String, String> lists,
        Set<String> offered) {

    /** @throws IllegalStateException if the file cannot be read */
    static ExpressionAllowlist read() {
        return YamlResource.read("expressions.yaml", ExpressionAllowlist.class);
    }

    boolean isBean(String name) {
        return delegates.containsKey(name) || beans.containsKey(name);
    }

    /** The getters of {@code execution} or {@code task}; empty for any other name. */
    Map<String, String> getters(String variable) {
        return switch (variable) {
            case "execution" -> execution;
            case "task" -> task;
            default -> Map.of();
        };
    }

    /** All names, as written in an expression. */
    List<String> names() {
        var names = new TreeSet<>(delegates.keySet());
        beans.forEach((bean, methods) -> methods.keySet().forEach(method -> names.add(bean + "." + method)));
        execution.keySet().forEach(getter -> names.add("execution." + getter));
        task.keySet().forEach(getter -> names.add("task." + getter));
        names.addAll(functions.keySet());
        names.addAll(dates.keySet());
        names.addAll(lists.keySet());
        return List.copyOf(names);
    }

    /** Sentences that list what a model may use. */
    String describe() {
        return describeForQueries() + " A model may also use its variables, execution." + listed(execution) + ", task."
                + listed(task) + ", "
                + beans.entrySet().stream()
                        .map(bean -> bean.getKey() + "." + listed(bean.getValue()))
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ", the size() of a list, and in delegateExpression " + listed(delegates) + ".";
    }

    /** A sentence that lists what a query may use. */
    String describeForQueries() {
        return "An expression may use literals, operators, " + listed(functions) + "() and dateTime()." + listed(dates)
                + "().";
    }

    private static String listed(Map<String, ?> names) {
        return String.join("|", new TreeSet<>(names.keySet()));
    }
}
