package org.ostopolku.lifecycle.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ostopolku.process.model.DeployedVersions;
import org.springframework.stereotype.Component;

/** The positions of all journeys of a version, read with one statement. */
@Component
class InstancePositions {

    private final DeployedVersions models;

    InstancePositions(DeployedVersions models) {
        this.models = models;
    }

    /** @param instance id of the process instance */
    record Instance(String instance, String journey) {}

    /** Groups of instances at the same elements in the same state, the most frequent first. */
    List<Group> read(String definition) {
        var instances = new LinkedHashMap<Instance, Map<String, Integer>>();
        models.positions(definition).query(row -> {
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

    /** @param elements ids of the elements where the instances are */
    record Group(List<String> elements, List<Instance> instances) {}
}
