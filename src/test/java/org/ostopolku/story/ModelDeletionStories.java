package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.identityService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.repositoryService;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ostopolku.TestModel;

/** A model outlives every customer who is in it, or may still enter it. */
@Story
class ModelDeletionStories {

    private final Customers customers;

    ModelDeletionStories(Customers customers) {
        this.customers = customers;
    }

    @AfterEach
    void logOut() {
        identityService().clearAuthentication();
    }

    @Test
    void no_model_is_deleted_with_a_customer_in_it() {
        var customer = customers.inNurture();
        for (var process : List.of("nurture", "customer-journey")) {
            var definition = customer.processInstance(process).getProcessDefinitionId();
            var deployment =
                    repositoryService().getProcessDefinition(definition).getDeploymentId();
            for (boolean cascade : List.of(true, false)) {
                isRefused(() -> repositoryService().deleteDeployment(deployment, cascade), "are in it");
                isRefused(() -> repositoryService().deleteProcessDefinition(definition, cascade), "are in it");
            }
            isRefused(
                    () -> repositoryService()
                            .deleteProcessDefinitions()
                            .byIds(definition)
                            .cascade()
                            .delete(),
                    "are in it");
            isRefused(
                    () -> repositoryService()
                            .deleteProcessDefinitions()
                            .byKey(process)
                            .cascade()
                            .delete(),
                    "are in it");
        }

        customer.waits(Duration.ofDays(200)).completes("Ask the customer again");

        assertThat(customer.processInstance("nurture")).hasPassed("EndEvent_CustomerIsReadyAgain");
        assertThat(customer.processInstance("awareness")).isWaitingAt("UserTask_AssessTheBuyingSignal");
    }

    @Test
    void the_newest_version_of_a_process_that_customers_may_enter_is_kept() throws Exception {
        customers.inAwareness();
        var older = deploy("hypothesis-validation");
        var newest = deploy("hypothesis-validation");
        try {
            identityService().setAuthentication("armas", List.of(Groups.CAMUNDA_ADMIN));
            isRefused(() -> repositoryService().deleteProcessDefinition(newest.getId()), "may enter it");
            isRefused(() -> repositoryService().deleteDeployment(newest.getDeploymentId(), true), "may enter it");
            isRefused(
                    () -> repositoryService()
                            .deleteProcessDefinitions()
                            .byIds(older.getId(), newest.getId())
                            .cascade()
                            .delete(),
                    "may enter it");
            repositoryService().deleteDeployment(older.getDeploymentId(), true);
        } finally {
            identityService().clearAuthentication();
            repositoryService().deleteDeployment(newest.getDeploymentId(), true);
        }
    }

    @Test
    void the_only_version_of_a_process_that_customers_may_enter_is_kept() {
        customers.inAwareness();
        for (var process : List.of("win-back", "help-request", "hypothesis-validation")) {
            isRefused(
                    () -> repositoryService()
                            .deleteProcessDefinitions()
                            .byKey(process)
                            .delete(),
                    "cannot be deleted");
        }
    }

    @Test
    void a_process_of_its_own_is_deleted_while_customers_are_elsewhere() {
        customers.inAwareness();
        TestModel.deploy(repositoryService(), """
                <process id="of-its-own" isExecutable="true" camunda:historyTimeToLive="P1D">
                  <startEvent id="start"/>
                  <sequenceFlow id="flow" sourceRef="start" targetRef="end"/>
                  <endEvent id="end"/>
                </process>
                """);
        identityService().setAuthentication("armas", List.of(Groups.CAMUNDA_ADMIN));

        assertThatCode(() -> repositoryService()
                        .deleteProcessDefinitions()
                        .byKey("of-its-own")
                        .cascade()
                        .delete())
                .doesNotThrowAnyException();
    }

    private static ProcessDefinition deploy(String process) throws Exception {
        return repositoryService()
                .createDeployment()
                .name("Once more")
                .addString(process + ".bpmn", Files.readString(Path.of("bpmn", process + ".bpmn")))
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0);
    }

    private static void isRefused(ThrowingCallable deletion, String why) {
        assertThatThrownBy(deletion)
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Suspend it, or go back to the version before on the page Models")
                .hasMessageContaining("Nothing was changed");
    }
}
