package org.ostopolku.platform.expression;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.springframework.util.StringUtils;

/** Tells, before anything is deployed, what an expression uses that it may not. The guards of the engine do not rely on it. */
public final class ExpressionValidator {

    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS, Builder.Feature.VARARGS);

    private final ExpressionAllowlist allowed;

    private ExpressionValidator(ExpressionAllowlist allowed) {
        this.allowed = allowed;
    }

    /** By the list that the engine's guards use. */
    public static ExpressionValidator read() {
        return new ExpressionValidator(ExpressionAllowlist.read());
    }

    /** Whether the engine would take any of the text for an expression. */
    public static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** What to do about the text; empty if nothing. */
    public Optional<String> wrong(String text) {
        try {
            return flaws(PARSER.build(text).getRoot()).findFirst();
        } catch (ELException e) {
            return Optional.of("mend " + text + ", which cannot be read");
        }
    }

    /** Whether the text names one of the beans that do a step, and nothing else. */
    public boolean isDelegate(String text) {
        return delegates().contains(text);
    }

    /** The texts that name a bean that does a step. */
    public TreeSet<String> delegates() {
        var texts = new TreeSet<String>();
        allowed.delegates().keySet().forEach(bean -> texts.add("${" + bean + "}"));
        return texts;
    }

    private Stream<String> flaws(Node node) {
        if (node instanceof AstMethod call) {
            return Stream.concat(call(call), arguments(call.getChild(1)));
        }
        if (node instanceof AstProperty property) {
            var getters = getters(property.getChild(0));
            return !(node instanceof AstBracket) && getters.containsKey(name(property))
                    ? Stream.empty()
                    : Stream.of(instead(name(property), getters));
        }
        if (node instanceof AstFunction function && !allowed.functions().containsKey(function.getName())) {
            return Stream.of(instead(function.getName() + "()", allowed.functions()));
        }
        if (node instanceof AstIdentifier variable && isReserved(variable.getName())) {
            return Stream.of("name " + variable.getName() + " with what you want of it, or in delegateExpression");
        }
        return children(node).flatMap(this::flaws);
    }

    private Stream<String> call(AstMethod call) {
        var property = (AstProperty) call.getChild(0);
        var base = property.getChild(0);
        var name = name(property);
        var methods = methods(base);
        var isGetter = name.startsWith("get")
                && getters(base).containsKey(StringUtils.uncapitalize(name.substring("get".length())));
        if (property instanceof AstBracket || !methods.containsKey(name) && !isGetter) {
            return Stream.of(instead(name + "()", methods));
        }
        return base instanceof AstIdentifier ? Stream.empty() : flaws(base);
    }

    /** What may be called on something, by what it looks like: what a variable holds is seen only when it is there. */
    private Map<String, String> methods(Node base) {
        if (base instanceof AstIdentifier variable) {
            return allowed.beans().getOrDefault(variable.getName(), allowed.lists());
        }
        var first = base;
        while (first instanceof AstMethod || first instanceof AstProperty) {
            first = first.getChild(0);
        }
        if (first instanceof AstFunction function && function.getName().equals("dateTime")) {
            return allowed.dates();
        }
        return first instanceof AstIdentifier ? allowed.lists() : Map.of();
    }

    private Map<String, String> getters(Node base) {
        return base instanceof AstIdentifier variable ? allowed.getters(variable.getName()) : Map.of();
    }

    /** The step itself may be handed to a bean that asks for it. */
    private Stream<String> arguments(Node arguments) {
        return children(arguments)
                .filter(argument -> !(argument instanceof AstIdentifier variable
                        && !allowed.getters(variable.getName()).isEmpty()))
                .flatMap(this::flaws);
    }

    private boolean isReserved(String variable) {
        return allowed.isBean(variable) || !allowed.getters(variable).isEmpty();
    }

    private static Stream<Node> children(Node node) {
        return IntStream.range(0, node.getCardinality()).mapToObj(node::getChild);
    }

    /** What stands after the dot; the parser tells it as ". name". */
    private static String name(AstProperty property) {
        return property instanceof AstBracket
                ? "[…]"
                : property.toString().substring(1).strip();
    }

    private static String instead(String used, Map<String, String> allowed) {
        return "do without " + ExpressionRefusedException.quoted(used)
                + (allowed.isEmpty() ? "" : "; allowed here are " + String.join(", ", new TreeSet<>(allowed.keySet())));
    }
}
