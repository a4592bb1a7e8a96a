package org.ostopolku.lifecycle.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the journeys of a version stand, with one statement for all: the engine tells it only of each journey by itself. */
@Component
class InstancePositions {

    private final JdbcClient jdbc;

    InstancePositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A journey's process instance.
     *
     * @param instance id of the process instance
     */
    record Instance(String instance, String journey) {}

    /** Instances that the engine can only treat alike: they stand at the same elements in the same way, the most frequent first. */
    List<Group> of(String definition) {
        var instances = new LinkedHashMap<Instance, Map<String, Integer>>();
        jdbc.sql("""
                        select execution.PROC_INST_ID_ as instance, root.BUSINESS_KEY_ as journey,
                            execution.ACT_ID_ as element, execution.ACT_INST_ID_ as activity
                        from ACT_RU_EXECUTION execution join ACT_RU_EXECUTION root on root.ID_ = execution.PROC_INST_ID_
                        where execution.PROC_DEF_ID_ = :definition and execution.ACT_ID_ is not null
                        order by execution.PROC_INST_ID_
                        """).param("definition", definition).query(row -> {
            instances
                    .computeIfAbsent(
                            new Instance(row.getString("instance"), row.getString("journey")), none -> new TreeMap<>())
                    .merge(
                            row.getString("element") + (row.getString("activity") == null ? " waiting" : ""),
                            1,
                            Integer::sum);
        });
        var groups = new LinkedHashMap<Map<String, Integer>, List<Instance>>();
        instances.forEach((instance, elements) ->
                groups.computeIfAbsent(elements, none -> new ArrayList<>()).add(instance));
        return groups.entrySet().stream()
                .map(group -> new Group(
                        group.getKey().keySet().stream()
                                .map(element -> element.replace(" waiting", ""))
                                .distinct()
                                .toList(),
                        group.getValue()))
                .sorted(Comparator.comparing((Group group) -> group.instances().size())
                        .reversed())
                .toList();
    }

    /** @param elements ids of the elements at which the instances stand */
    record Group(List<String> elements, List<Instance> instances) {}
}
