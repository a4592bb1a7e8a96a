package org.ostopolku.analytics.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.kpi.KpiIds;

/** Computes the expected contents of the ledger from the engine's history and the models alone. */
public class LedgerFromHistory {

    static final List<String> FACTS = List.of("segment", "buyingSituation", "productCategory", "owner");

    private final EngineHistory history;
    private final RepositoryService repository;
    private final Map<String, BpmnModelInstance> models = new HashMap<>();
    private final Map<String, Map<String, String>> factsByJourney = new HashMap<>();
    private final Set<String> moved = new HashSet<>();
    private final Map<String, Double> balances = new HashMap<>();
    private final Map<String, List<HistoricEvent>> stagesBeforeOrders = new HashMap<>();
    private final List<HistoricEvent> events = new ArrayList<>();

    public LedgerFromHistory(EngineHistory history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
        findFacts();
        history.steps.stream()
                .filter(step -> step.element().equals("EndEvent_CustomerMovedToAnotherStage"))
                .forEach(step -> moved.add(step.process()));
        history.processes.values().stream()
                .filter(process -> Stage.IDS.contains(process.key()))
                .sorted(Comparator.comparing(EngineHistory.Process::start).thenComparing(process -> process.id()))
                .forEach(this::addStage);
        var steps = history.steps.stream().collect(Collectors.groupingBy(EngineHistory.Step::process));
        history.steps.forEach(step -> addStep(step, steps.get(step.process())));
    }

    public List<HistoricEvent> all() {
        return events;
    }

    /** Reads the first value of each fact in any process of a journey. */
    private void findFacts() {
        history.processes.values().stream()
                .filter(process -> process.journey() != null)
                .sorted(Comparator.comparing(EngineHistory.Process::start))
                .forEach(process -> {
                    var facts = factsByJourney.computeIfAbsent(process.journey(), none -> new HashMap<>());
                    for (var fact : FACTS) {
                        var value = history.variableAt(process.id(), fact, Instant.MAX);
                        if (value != null) {
                            facts.putIfAbsent(fact, value);
                        }
                    }
                });
    }

    Map<String, String> facts(String journey) {
        return factsByJourney.getOrDefault(journey == null ? "" : journey, Map.of());
    }

    private void addStage(EngineHistory.Process process) {
        add(KpiIds.STAGE_ENTERED, 1, process, process.key(), null, null, process.start(), null, process.id());
        if (process.end() == null) {
            return;
        }
        var isCompleted = process.state().equals("COMPLETED");
        var outcome = isCompleted ? history.variableAt(process.id(), "nextStep", process.end()) : "interrupted";
        var reason = moved.contains(process.id()) ? "moved" : null;
        var days = Duration.between(process.start(), process.end()).toMillis() / 86_400_000.0;
        add(
                KpiIds.STAGE_LEFT,
                1,
                process,
                process.key(),
                outcome,
                reason,
                process.end(),
                process.start(),
                process.id());
        add(
                KpiIds.STAGE_DAYS,
                days,
                process,
                process.key(),
                outcome,
                reason,
                process.end(),
                process.start(),
                process.id());
    }

    private void addStep(EngineHistory.Step step, List<EngineHistory.Step> ofProcess) {
        var process = history.processes.get(step.process());
        var element = element(process, step.element());
        if (step.isCancelled() || element == null) {
            return;
        }
        if (step.type().equals("userTask") && step.end() != null) {
            var hours = Duration.between(step.start(), step.end()).toMillis() / 3_600_000.0;
            add(
                    KpiIds.TOUCHPOINT_HOURS,
                    hours,
                    process,
                    step.element(),
                    name(element),
                    null,
                    step.end(),
                    null,
                    step.id());
        }
        var properties = ExtensionProperties.of(element);
        if ("true".equals(properties.get("customerDecision"))) {
            addDecision(step, (FlowNode) element, process, ofProcess);
        }
        addKpis(step, process, properties);
    }

    private void addDecision(
            EngineHistory.Step gateway,
            FlowNode element,
            EngineHistory.Process process,
            List<EngineHistory.Step> ofProcess) {
        var expression = new HistoricExpression(gateway.start(), history.variablesAt(gateway), kpi -> 0);
        ofProcess.subList(ofProcess.indexOf(gateway) + 1, ofProcess.size()).stream()
                .flatMap(next -> element.getOutgoing().stream()
                        .filter(flow -> flow.getTarget().getId().equals(next.element())))
                .findFirst()
                .ifPresent(flow -> {
                    var reasonExpression = ExtensionProperties.of(flow).get("reason");
                    var reason = reasonExpression == null ? null : expression.evaluate(reasonExpression);
                    add(
                            KpiIds.CUSTOMER_DECISION,
                            1,
                            process,
                            gateway.element(),
                            flow.getId(),
                            reason == null ? null : reason.toString(),
                            gateway.end(),
                            null,
                            gateway.id());
                });
    }

    private void addKpis(EngineHistory.Step step, EngineHistory.Process process, Map<String, String> properties) {
        var expression = new HistoricExpression(
                step.start(),
                history.variablesAt(step),
                kpi -> balances.getOrDefault(process.journey() + " " + kpi, 0.0));
        var outcome = properties.containsKey("outcome") ? expression.evaluate(properties.get("outcome")) : null;
        // Computes all values before it adds any: a balance does not include values of the same step.
        var values = properties.entrySet().stream()
                .filter(property -> property.getKey().startsWith("kpi."))
                .collect(Collectors.toMap(
                        property -> property.getKey().substring(4),
                        property -> Math.round(expression.evaluateNumber(property.getValue()) * 10_000) / 10_000.0));
        values.forEach((kpi, value) -> {
            balances.merge(process.journey() + " " + kpi, value, Double::sum);
            add(
                    kpi,
                    value,
                    process,
                    step.element(),
                    outcome == null ? null : outcome.toString(),
                    null,
                    step.start(),
                    null,
                    step.id());
        });
        if (values.containsKey("orders")) {
            addDaysToOrder(step, process);
        }
    }

    /** Adds one event for each stage that was entered since the last order. */
    private void addDaysToOrder(EngineHistory.Step order, EngineHistory.Process process) {
        var counted = stagesBeforeOrders.computeIfAbsent(process.journey(), none -> new ArrayList<>());
        var passed = events.stream()
                .filter(one ->
                        one.kpi().equals(KpiIds.STAGE_ENTERED) && one.journey().equals(process.journey()))
                .filter(one -> EngineHistory.order(one.instance()) < EngineHistory.order(order.id()))
                .filter(one -> !counted.contains(one))
                .toList();
        counted.addAll(passed);
        passed.forEach(one -> add(
                KpiIds.DAYS_TO_ORDER,
                Duration.between(one.at(), order.start()).toMillis() / 86_400_000.0,
                process,
                one.element(),
                null,
                null,
                order.start(),
                one.at(),
                one.instance()));
    }

    private void add(
            String kpi,
            double value,
            EngineHistory.Process process,
            String element,
            String outcome,
            String reason,
            Instant at,
            Instant since,
            String instance) {
        var facts = new HashMap<>(facts(process.journey()));
        for (var fact : FACTS) {
            var here = history.variableAt(process.id(), fact, at);
            if (here != null) {
                facts.put(fact, here);
            }
        }
        events.add(new HistoricEvent(
                kpi,
                value,
                process.journey() == null ? "-" : process.journey(),
                process.key(),
                process.version(),
                element,
                outcome,
                reason,
                facts,
                at,
                since,
                instance));
    }

    private BaseElement element(EngineHistory.Process process, String id) {
        return models.computeIfAbsent(process.definition(), repository::getBpmnModelInstance)
                .getModelElementById(id);
    }

    private static String name(BaseElement element) {
        return ((FlowNode) element).getName();
    }
}
