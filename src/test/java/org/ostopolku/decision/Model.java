package org.ostopolku.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What a process model of {@code bpmn/} does with variables and KPIs. */
record Model(Path file, BpmnModelInstance bpmn) {

    private static final Path MODELS = Path.of("bpmn");

    /** The models of all processes; there is at least one. */
    static List<Model> all() {
        try (var files = Files.walk(MODELS)) {
            List<Model> models = files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(file -> new Model(file, Bpmn.readModelFromFile(file.toFile())))
                    .toList();
            if (models.isEmpty()) {
                throw new AssertionError("no model in " + MODELS);
            }
            return models;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The variables that mappings, parameters, results, loops and messages write. */
    Set<String> variables() {
        return Stream.of(
                        names(CamundaIn.class, CamundaIn::getCamundaTarget),
                        names(CamundaOut.class, CamundaOut::getCamundaTarget),
                        names(CamundaInputParameter.class, CamundaInputParameter::getCamundaName),
                        names(CamundaOutputParameter.class, CamundaOutputParameter::getCamundaName),
                        names(BusinessRuleTask.class, BusinessRuleTask::getCamundaResultVariable),
                        names(
                                MultiInstanceLoopCharacteristics.class,
                                MultiInstanceLoopCharacteristics::getCamundaElementVariable),
                        properties("variable."))
                .flatMap(names -> names)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The KPIs that service tasks log. */
    Set<String> kpis() {
        return properties("kpi.").collect(Collectors.toCollection(TreeSet::new));
    }

    /** The variables that each call activity hands over under their own names. */
    Map<String, Set<String>> factsHandedOver() {
        Map<String, Set<String>> facts = new TreeMap<>();
        for (CallActivity call : bpmn.getModelElementsByType(CallActivity.class)) {
            facts.put(
                    call.getId(),
                    call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                            .filter(in -> Objects.equals(in.getCamundaSource(), in.getCamundaTarget()))
                            .map(CamundaIn::getCamundaSource)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
        }
        return facts;
    }

    private Stream<String> properties(String prefix) {
        return names(CamundaProperty.class, CamundaProperty::getCamundaName)
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()));
    }

    private <T extends ModelElementInstance> Stream<String> names(Class<T> type, Function<T, String> name) {
        return bpmn.getModelElementsByType(type).stream().map(name).filter(Objects::nonNull);
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
