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
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.util.StringUtils;

/** Finds forbidden parts of an expression before deployment. The guards of the engine do not depend on it. */
@UsesEngineInternals("the syntax tree of an expression is an internal type of JUEL")
public final class ExpressionValidator {

    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS, Builder.Feature.VARARGS);

    private final ExpressionAllowlist allowed;

    private ExpressionValidator(ExpressionAllowlist allowed) {
        this.allowed = allowed;
    }

    /** With the allowlist of the engine's guards. */
    public static ExpressionValidator read() {
        return new ExpressionValidator(ExpressionAllowlist.read());
    }

    /** Whether the engine evaluates any part of the text as an expression. */
    public static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** How to fix the text, as an imperative; empty if it is allowed. */
    public Optional<String> fix(String text) {
        try {
            return violations(PARSER.build(text).getRoot()).findFirst();
        } catch (ELException e) {
            return Optional.of("fix " + text + ", which cannot be parsed");
        }
    }

    /** Whether the text is one of the {@link #delegates()}. */
    public boolean isDelegate(String text) {
        return delegates().contains(text);
    }

    /** The expressions that name a bean that executes a step. */
    public TreeSet<String> delegates() {
        var texts = new TreeSet<String>();
        allowed.delegates().keySet().forEach(bean -> texts.add("${" + bean + "}"));
        return texts;
    }

    private Stream<String> violations(Node node) {
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
            return Stream.of(
                    "use a property or method of " + variable.getName() + ", or name it in delegateExpression");
        }
        return children(node).flatMap(this::violations);
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
        return base instanceof AstIdentifier ? Stream.empty() : violations(base);
    }

    /** The methods allowed by the form of the expression; the value of a variable is only known at run time. */
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

    /** {@code execution} and {@code task} may be passed to a bean as argument. */
    private Stream<String> arguments(Node arguments) {
        return children(arguments)
                .filter(argument -> !(argument instanceof AstIdentifier variable
                        && !allowed.getters(variable.getName()).isEmpty()))
                .flatMap(this::violations);
    }

    private boolean isReserved(String variable) {
        return allowed.isBean(variable) || !allowed.getters(variable).isEmpty();
    }

    private static Stream<Node> children(Node node) {
        return IntStream.range(0, node.getCardinality()).mapToObj(node::getChild);
    }

    /** The name after the dot; the parser gives ". name". */
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
