package org.ostopolku.security.authorization;

import java.util.List;
import java.util.Map;
import org.ostopolku.platform.engine.YamlResource;

/**
 * A filter of {@code tasklist-filters.yaml}.
 *
 * @param order place in the list, ascending
 * @param group id of the only group that sees the filter; null if everybody does
 */
record TasklistFilter(String name, int order, String color, String description, String group, Query query) {

    /** The fields of the engine's task query; null if not set. */
    record Query(
            String assigneeExpression,
            String candidateGroupsExpression,
            String dueBeforeExpression,
            Integer minPriority) {}

    /**
     * The whole file.
     *
     * @param columns name and label of each variable that a task shows
     */
    record File(List<Map<String, String>> columns, List<TasklistFilter> filters) {}

    static File read() {
        return YamlResource.read("tasklist-filters.yaml", File.class);
    }
}
