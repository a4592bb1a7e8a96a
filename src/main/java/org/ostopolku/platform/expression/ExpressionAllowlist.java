package org.ostopolku.platform.expression;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What an expression may reach, read from {@code expressions.yaml}, where each part is explained. The maps tell for each
 * name what it gives.
 *
 * @param delegates beans that do a step
 * @param beans by name, the methods that may be called
 * @param execution getters of the step that is done now
 * @param task getters of the open task
 * @param functions what has nothing before it
 * @param dates methods of {@code dateTime()}
 * @param lists methods of a list
 * @param offered what the shipped files do not use
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

    private static final String FILE = "expressions.yaml";

    /** @throws IllegalStateException if the file cannot be read */
    static ExpressionAllowlist read() {
        try (var file = new ClassPathResource(FILE).getInputStream()) {
            return new ObjectMapper()
                    .convertValue(
                            new Yaml(new SafeConstructor(new LoaderOptions())).load(file), ExpressionAllowlist.class);
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("The file " + FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    boolean isBean(String name) {
        return delegates.containsKey(name) || beans.containsKey(name);
    }

    /** The getters of {@code execution} or {@code task}; none of anything else. */
    Map<String, String> getters(String variable) {
        return switch (variable) {
            case "execution" -> execution;
            case "task" -> task;
            default -> Map.of();
        };
    }

    /** Everything that has a name, as it is written in an expression. */
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

    /** A sentence that tells all of it. */
    String told() {
        return toldOfQueries() + " A model may also use its variables, execution." + listed(execution) + ", task."
                + listed(task) + ", "
                + beans.entrySet().stream()
                        .map(bean -> bean.getKey() + "." + listed(bean.getValue()))
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ", the size() of a list, and in delegateExpression " + listed(delegates) + ".";
    }

    /** What a query may use, as a sentence. */
    String toldOfQueries() {
        return "An expression may use literals, operators, " + listed(functions) + "() and dateTime()." + listed(dates)
                + "().";
    }

    private static String listed(Map<String, ?> names) {
        return String.join("|", new TreeSet<>(names.keySet()));
    }
}
