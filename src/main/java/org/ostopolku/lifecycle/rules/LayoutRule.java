package org.ostopolku.lifecycle.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.ostopolku.process.model.ProcessDescription;

/** Rules for the drawing of a model. */
enum LayoutRule implements Rule {
    DRAWN("everything is drawn", LayoutRule::missing),
    LABELLED("a label beside its shape or flow has its place", LayoutRule::unplacedLabels),
    LABEL_SIZE(
            "a label beside its shape breaks alike in Cockpit, always at 90, and in Modeler, at its place's width",
            LayoutRule::labelSizes),
    SIZE("a task is 100 x 80, an event 36 x 36, a gateway 50 x 50", LayoutRule::sizes),
    WORD("a word fits into its task", LayoutRule::longWords),
    OVERLAP("no shape lies over another", LayoutRule::overlaps),
    STRAIGHT("a flow is horizontal or vertical", LayoutRule::diagonals),
    JOINED("a flow begins and ends at the shapes that it joins", LayoutRule::looseEnds),
    THROUGH("no flow runs through a shape", LayoutRule::throughShapes),
    CROSSING("no flow crosses another", LayoutRule::crossings),
    SHARED_LINE("flows share a line only to a common end", LayoutRule::sharedLines),
    LABEL_ON_SHAPE("a label is clear of shapes", LayoutRule::labelsOnShapes),
    LABEL_ON_FLOW("a label is clear of flows", LayoutRule::labelsOnFlows),
    LABEL_ON_LABEL("a label is clear of other labels", LayoutRule::labelsOnLabels),
    POOL("everything lies in its pool", LayoutRule::outsidePools),
    POOLS_ALIGNED("pools begin and end together, the customer's pool above the company's", LayoutRule::pools);

    private final RuleCheck check;

    LayoutRule(String says, Function<ModelFile, Stream<Violation>> search) {
        this.check = RuleCheck.of(ModelFile.class, Severity.WARNING, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    private static Stream<Violation> missing(ModelFile model) {
        Drawing drawing = Drawing.of(model);
        return model.any(List.of(FlowNode.class, Participant.class, SequenceFlow.class, MessageFlow.class))
                .filter(element -> !drawing.shows(element))
                .map(element -> Violation.at(element, "draw it"));
    }

    private static Stream<Violation> unplacedLabels(ModelFile model) {
        Drawing drawing = Drawing.of(model);
        return model.any(List.of(Event.class, Gateway.class, SequenceFlow.class))
                .filter(element -> element.getAttributeValue("name") != null)
                .filter(element -> !drawing.labels().containsKey(element))
                .map(element -> Violation.at(element, "place its label"));
    }

    private static Stream<Violation> sizes(ModelFile model) {
        return Drawing.of(model).nodes().entrySet().stream()
                .filter(shape -> !(shape.getKey() instanceof SubProcess))
                .filter(shape -> shape.getValue().width() != width(shape.getKey())
                        || shape.getValue().height() != height(shape.getKey()))
                .map(shape -> Violation.at(
                        shape.getKey(), "make it " + width(shape.getKey()) + " x " + height(shape.getKey())));
    }

    private static int width(FlowNode node) {
        return node instanceof Event ? 36 : node instanceof Gateway ? 50 : 100;
    }

    private static int height(FlowNode node) {
        return node instanceof Event ? 36 : node instanceof Gateway ? 50 : 80;
    }

    private static Stream<Violation> longWords(ModelFile model) {
        return Drawing.of(model).nodes().keySet().stream()
                .filter(node -> width(node) == 100 && node.getName() != null)
                .filter(node ->
                        Stream.of(node.getName().split(" ")).anyMatch(word -> TextMetrics.INSIDE.width(word) >= 90))
                .map(node -> Violation.at(node, "use shorter words"));
    }

    private static Stream<Violation> labelSizes(ModelFile model) {
        return Drawing.of(model).labels().entrySet().stream().flatMap(label -> {
            Box place = label.getValue();
            String text = label.getKey().getAttributeValue("name");
            double width = TextMetrics.OUTSIDE.width(text);
            boolean wide = width < 84 ? place.width() >= width && place.width() <= 90 : place.width() == 90;
            boolean high = place.height() >= TextMetrics.OUTSIDE.height(text, 94)
                    && place.height() <= TextMetrics.OUTSIDE.height(text, 86);
            return wide && high
                    ? Stream.empty()
                    : Stream.of(Violation.at(label.getKey(), "make its place " + place(text)));
        });
    }

    private static String place(String text) {
        double width = TextMetrics.OUTSIDE.width(text);
        return Math.round(width < 84 ? width + 4 : 90) + " x " + TextMetrics.OUTSIDE.height(text, 90);
    }

    private static Stream<Violation> overlaps(ModelFile model) {
        Drawing drawing = Drawing.of(model);
        return pairs(
                        drawing.nodes().keySet(),
                        (one, other) ->
                                !Drawing.related(one, other) && drawing.end(one).overlaps(drawing.end(other)))
                .map(pair -> at(pair, "move it away from "));
    }

    private static Stream<Violation> diagonals(ModelFile model) {
        return Drawing.of(model).flows().entrySet().stream()
                .filter(flow -> !flow.getValue().stream().allMatch(Segment::isStraight))
                .map(flow -> Violation.at(flow.getKey(), "bend it at right angles"));
    }

    private static Stream<Violation> looseEnds(ModelFile model) {
        Drawing drawing = Drawing.of(model);
        return drawing.flows().entrySet().stream()
                .filter(flow -> Drawing.ends(flow.getKey()).stream().allMatch(drawing::shows))
                .filter(flow -> {
                    List<BaseElement> ends = Drawing.ends(flow.getKey());
                    List<Segment> lines = flow.getValue();
                    return !drawing.end(ends.get(0)).hasOnBorder(lines.get(0).from())
                            || !drawing.end(ends.get(1))
                                    .hasOnBorder(lines.get(lines.size() - 1).to());
                })
                .map(flow -> Violation.at(flow.getKey(), "dock both its ends"));
    }

    private static Stream<Violation> throughShapes(ModelFile model) {
        Drawing drawing = Drawing.of(model);
        return drawing.flows().entrySet().stream().flatMap(flow -> drawing.nodes().keySet().stream()
                .filter(node -> Drawing.ends(flow.getKey()).stream()
                        .noneMatch(end -> Drawing.family(end).contains(node)))
                .filter(node -> flow.getValue().stream().anyMatch(line -> line.runsThrough(drawing.end(node))))
                .map(node -> Violation.at(flow.getKey(), "lead it around " + node.getId())));
    }

    private static Stream<Violation> crossings(ModelFile model) {
        Drawing drawing = Drawing.of(model);
        return pairs(drawing.flows().keySet(), (one, other) -> meet(drawing, one, other, Segment::crosses))
                .map(pair -> at(pair, "lead it clear of "));
    }

    private static Stream<Violation> sharedLines(ModelFile model) {
        Drawing drawing = Drawing.of(model);
        return pairs(
                        drawing.flows().keySet(),
                        (one, other) -> meet(drawing, one, other, Segment::liesOn)
                                && Drawing.ends(one).stream()
                                        .noneMatch(end -> Drawing.ends(other).contains(end)))
                .map(pair -> at(pair, "lead it beside "));
    }

    private static boolean meet(
            Drawing drawing, BaseElement one, BaseElement other, BiPredicate<Segment, Segment> how) {
        return drawing.flows().get(one).stream()
                .anyMatch(line -> drawing.flows().get(other).stream().anyMatch(another -> how.test(line, another)));
    }

    private static Stream<Violation> labelsOnShapes(ModelFile model) {
        Drawing drawing = Drawing.of(model);
        return drawing.labels().keySet().stream().flatMap(labelled -> drawing.nodes().keySet().stream()
                .filter(node -> !(node instanceof SubProcess))
                .filter(node -> drawing.label(labelled).overlaps(drawing.end(node)))
                .map(node -> Violation.at(labelled, "move its label away from " + node.getId())));
    }

    private static Stream<Violation> labelsOnFlows(ModelFile model) {
        Drawing drawing = Drawing.of(model);
        return drawing.labels().keySet().stream().flatMap(labelled -> drawing.flows().keySet().stream()
                .filter(flow ->
                        drawing.flows().get(flow).stream().anyMatch(line -> line.runsThrough(drawing.label(labelled))))
                .map(flow -> Violation.at(labelled, "move its label away from " + flow.getId())));
    }

    private static Stream<Violation> labelsOnLabels(ModelFile model) {
        Drawing drawing = Drawing.of(model);
        return pairs(drawing.labels().keySet(), (one, other) -> drawing.label(one)
                        .overlaps(drawing.label(other)))
                .map(pair -> at(pair, "move its label away from that of "));
    }

    private static Stream<Violation> outsidePools(ModelFile model) {
        Drawing drawing = Drawing.of(model);
        return drawing.pools().keySet().stream().flatMap(pool -> drawing.nodes().keySet().stream()
                .filter(node -> ProcessDescription.processOf(node).equals(Optional.ofNullable(pool.getProcess())))
                .filter(node -> !drawing.end(pool).contains(drawing.end(node)))
                .map(node -> Violation.at(node, "move it into " + pool.getId())));
    }

    private static Stream<Violation> pools(ModelFile model) {
        Drawing drawing = Drawing.of(model);
        return pairs(drawing.pools().keySet(), (one, other) -> {
                    Box first = drawing.pools().get(one);
                    Box second = drawing.pools().get(other);
                    boolean customerAbove = model.isCustomers(one.getProcess()) == first.y() < second.y();
                    return first.x() != second.x() || first.width() != second.width() || !customerAbove;
                })
                .map(pair ->
                        Violation.at(pair.get(0), "align it with " + pair.get(1).getId() + ", the customer's above"));
    }

    private static Violation at(List<? extends BaseElement> pair, String fix) {
        return Violation.at(pair.get(0), fix + pair.get(1).getId());
    }

    private static <T> Stream<List<T>> pairs(Collection<T> elements, BiPredicate<T, T> condition) {
        List<T> list = new ArrayList<>(elements);
        return IntStream.range(0, list.size())
                .boxed()
                .flatMap(i -> list.subList(i + 1, list.size()).stream().map(other -> List.of(list.get(i), other)))
                .filter(pair -> condition.test(pair.get(0), pair.get(1)));
    }
}
