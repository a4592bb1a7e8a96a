package org.ostopolku.security.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractInstantiationCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No command of the engine that carries variables is forgotten: a new version of the engine may bring more. */
@Tag("once")
class RepairCommandsTest {

    /** The values of these are checked against a form. */
    private static final Set<Class<?>> CHECKED = Set.of(
            CompleteTaskCmd.class,
            SubmitTaskFormCmd.class,
            StartProcessInstanceCmd.class,
            SubmitStartFormCmd.class,
            AbstractCorrelateMessageCmd.class,
            MessageEventReceivedCmd.class);

    /** The parts of a modification, which run inside of it. */
    private static final Set<Class<?>> PARTS = Set.of(AbstractInstantiationCmd.class);

    private static final Set<String> CARRIERS = Set.of(
            "variables",
            "variablesLocal",
            "localVariables",
            "processVariables",
            "properties",
            "deletions",
            "variableNames",
            "instantiationBuilder");

    /** They only read or evaluate, or belong to case models, which are switched off. */
    private static final Predicate<JavaClass> HARMLESS = command ->
            command.getSimpleName().matches("Get.*|Fetch.*|.*Query.*|EvaluateDecision.*|.*Case(Execution|Instance).*");

    @Test
    void every_command_with_variables_is_checked_or_left_to_administrators() {
        var forgotten = new ClassFileImporter()
                .importPackages("org.camunda.bpm.engine.impl").stream()
                        .filter(command -> command.isAssignableTo(Command.class)
                                && !command.getModifiers().contains(JavaModifier.ABSTRACT))
                        .filter(command ->
                                command.getAllFields().stream().anyMatch(field -> CARRIERS.contains(field.getName())))
                        .filter(HARMLESS.negate())
                        .filter(command -> !isOneOf(CHECKED, command)
                                && !isOneOf(PARTS, command)
                                && !isOneOf(RepairCommandInterceptor.REPAIRS.keySet(), command))
                        .map(JavaClass::getSimpleName)
                        .sorted()
                        .toList();

        assertThat(forgotten).isEmpty();
    }

    private static boolean isOneOf(Set<Class<?>> classes, JavaClass command) {
        return classes.stream().anyMatch(command::isAssignableTo);
    }
}
