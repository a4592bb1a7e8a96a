package org.ostopolku.lifecycle.rules;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mistake in a shipped file, and the expected findings, each as "RULE element".
 *
 * @param name the file's name when it is deployed
 */
record BrokenFile(String file, String name, UnaryOperator<String> mistake, Set<String> findings) {

    private static final Pattern BOUNDS =
            Pattern.compile("x=\"(-?\\d+)\" y=\"(-?\\d+)\" width=\"(\\d+)\" height=\"(\\d+)\"");
    private static final Pattern WAYPOINT = Pattern.compile("<di:waypoint x=\"(-?\\d+)\" y=\"(-?\\d+)\" />\\s*");

    static BrokenFile of(String process, UnaryOperator<String> mistake, String... findings) {
        return in(process + ".bpmn", mistake, findings);
    }

    static BrokenFile in(String file, UnaryOperator<String> mistake, String... findings) {
        return new BrokenFile(file, file, mistake, Set.of(findings));
    }

    static BrokenFile renamed(String file, String name, String... findings) {
        return new BrokenFile(file, name, UnaryOperator.identity(), Set.of(findings));
    }

    /** The file as it is after the mistake. */
    byte[] content() {
        return mistake.apply(ShippedFiles.text(file)).getBytes(StandardCharsets.UTF_8);
    }

    /** Replaces a text everywhere, then the next one. */
    static UnaryOperator<String> everywhere(String... fromTo) {
        return xml -> {
            String changed = xml;
            for (int i = 0; i < fromTo.length; i += 2) {
                require(changed.contains(fromTo[i]), fromTo[i]);
                changed = changed.replace(fromTo[i], fromTo[i + 1]);
            }
            return changed;
        };
    }

    /** Replaces a text once, in the element with this id or after it, then the next one. */
    static UnaryOperator<String> at(String id, String... fromTo) {
        return xml -> {
            String changed = xml;
            for (int i = 0; i < fromTo.length; i += 2) {
                int start = changed.indexOf(fromTo[i], start(changed, id));
                require(start >= 0, fromTo[i]);
                changed = changed.substring(0, start) + fromTo[i + 1] + changed.substring(start + fromTo[i].length());
            }
            return changed;
        };
    }

    /** Makes another way the default, and gives its condition to the default before. */
    static UnaryOperator<String> defaultWay(String before, String now) {
        return xml -> {
            Matcher condition = Pattern.compile("<bpmn:conditionExpression.*?</bpmn:conditionExpression>\\s*")
                    .matcher(xml);
            require(condition.find(start(xml, now)), now);
            String without = xml.substring(0, condition.start()) + xml.substring(condition.end());
            Matcher flow = Pattern.compile("(<bpmn:sequenceFlow id=\"%s\"[^>]*) />".formatted(before))
                    .matcher(without);
            require(flow.find(), before);
            return flow.replaceFirst(
                            Matcher.quoteReplacement(flow.group(1) + ">" + condition.group() + "</bpmn:sequenceFlow>"))
                    .replace("default=\"" + before + "\"", "default=\"" + now + "\"");
        };
    }

    /** Takes out the elements of this tag with this id. */
    static UnaryOperator<String> without(String tag, String id) {
        return xml -> {
            Matcher element = Pattern.compile(
                            "<%1$s id=\"%2$s\"(?:[^>]*/>|.*?</%1$s>)".formatted(tag, id), Pattern.DOTALL)
                    .matcher(xml);
            require(element.find(), id);
            return element.replaceFirst("");
        };
    }

    /** Takes out the place of a label. */
    static UnaryOperator<String> withoutLabel(String id) {
        return xml ->
                replaceAfter(xml, id + "_di", Pattern.compile("(?s)<bpmndi:BPMNLabel>.*?</bpmndi:BPMNLabel>"), "");
    }

    /** Makes a shape wider and higher. */
    static UnaryOperator<String> resize(String id, int width, int height) {
        return xml -> changeBounds(xml, start(xml, id + "_di"), 0, 0, width, height);
    }

    /** Moves a label to the right and down. */
    static UnaryOperator<String> moveLabel(String id, int right, int down) {
        return xml -> changeBounds(xml, xml.indexOf("<bpmndi:BPMNLabel>", start(xml, id + "_di")), right, down, 0, 0);
    }

    /** Moves the last point of a flow to the right and down. */
    static UnaryOperator<String> moveEnd(String flow, int right, int down) {
        return xml -> {
            int end = xml.indexOf("</bpmndi:BPMNEdge>", start(xml, flow + "_di"));
            MatchResult point = last(WAYPOINT.matcher(xml).region(start(xml, flow + "_di"), end));
            return xml.substring(0, point.start())
                    + waypoint(number(point, 1) + right, number(point, 2) + down)
                    + xml.substring(point.end());
        };
    }

    /** Moves a straight flow down, and joins it to its ends again or not. */
    static UnaryOperator<String> moveFlow(String flow, int down, boolean joined) {
        return xml -> {
            Matcher point = WAYPOINT.matcher(xml);
            require(point.find(start(xml, flow + "_di")), flow);
            MatchResult first = point.toMatchResult();
            require(point.find(), flow);
            int x = number(first, 1);
            int y = number(first, 2);
            int end = number(point, 1);
            String detour = waypoint(x + (joined ? 10 : 0), y + down) + waypoint(end - (joined ? 10 : 0), y + down);
            return xml.substring(0, first.start())
                    + (joined
                            ? waypoint(x, y) + waypoint(x + 10, y) + detour + waypoint(end - 10, y) + waypoint(end, y)
                            : detour)
                    + xml.substring(point.end());
        };
    }

    /** Moves the long way back of a loop down. */
    static UnaryOperator<String> moveLoop(String flow, int down) {
        return xml -> {
            int start = start(xml, flow + "_di");
            Matcher point = WAYPOINT.matcher(xml).region(start, xml.indexOf("</bpmndi:BPMNEdge>", start));
            StringBuilder changed = new StringBuilder();
            for (int i = 0; point.find(); i++) {
                boolean inner = i == 1 || i == 2;
                point.appendReplacement(changed, waypoint(number(point, 1), number(point, 2) + (inner ? down : 0)));
            }
            return point.appendTail(changed).toString();
        };
    }

    private static String changeBounds(String xml, int from, int x, int y, int width, int height) {
        Matcher bounds = BOUNDS.matcher(xml);
        require(bounds.find(from), "bounds");
        return xml.substring(0, bounds.start())
                + "x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
                        .formatted(
                                number(bounds, 1) + x,
                                number(bounds, 2) + y,
                                number(bounds, 3) + width,
                                number(bounds, 4) + height)
                + xml.substring(bounds.end());
    }

    private static String replaceAfter(String xml, String id, Pattern what, String with) {
        int start = start(xml, id);
        return xml.substring(0, start) + what.matcher(xml.substring(start)).replaceFirst(with);
    }

    private static MatchResult last(Matcher matcher) {
        return matcher.results().reduce((first, second) -> second).orElseThrow();
    }

    private static String waypoint(int x, int y) {
        return "<di:waypoint x=\"%d\" y=\"%d\" />".formatted(x, y);
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static int start(String xml, String id) {
        int start = xml.indexOf("id=\"" + id + "\"");
        require(start >= 0, id);
        return start;
    }

    private static void require(boolean found, String what) {
        if (!found) {
            throw new AssertionError("not found in the model: " + what);
        }
    }

    @Override
    public String toString() {
        return name + ": " + findings;
    }
}
