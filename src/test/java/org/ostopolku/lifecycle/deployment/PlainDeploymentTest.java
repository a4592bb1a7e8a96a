package org.ostopolku.lifecycle.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.TestConstructor;

/** A file whose name is a path, and a deployment for a tenant, are refused; Modeler's empty tenant id is none. */
@Tag("once")
@SpringBootTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PlainDeploymentTest {

    private static final String FORM = "agree-on-delivery-and-start.form";

    private final RepositoryService repository;

    PlainDeploymentTest(RepositoryService repository) {
        this.repository = repository;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../agree-on-delivery-and-start.form",
                "forms/agree-on-delivery-and-start.form",
                "/etc/agree-on-delivery-and-start.form",
                "C:\\agree-on-delivery-and-start.form",
                "a..agree-on-delivery-and-start.form",
                ".agree-on-delivery-and-start.form",
                "agree\u0007.form",
                "agree\n.form",
                "agree\u202Emrof.form",
                "agree%2Fon.form"
            })
    void a_name_that_is_no_plain_name_is_refused(String name) {
        assertRefused(named(name), "a deployed file has a plain name");
    }

    @Test
    void a_name_that_is_too_long_is_refused() {
        assertRefused(named("a".repeat(200) + ".form"), "of 120 characters or fewer");
    }

    @Test
    void a_file_of_another_kind_is_refused() {
        assertRefused(named("agree.jsp"), "deploy only files that end in .bpmn, .dmn or .form");
    }

    @Test
    void a_deployment_for_a_tenant_is_refused() {
        assertRefused(named(FORM).tenantId("north"), "leave the tenant id empty");
    }

    @Test
    void an_empty_tenant_id_is_none() {
        var deployment = named(FORM).tenantId("").deploy();
        try {
            assertThat(repository
                            .createDeploymentQuery()
                            .deploymentId(deployment.getId())
                            .withoutTenantId()
                            .count())
                    .isEqualTo(1);
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    private void assertRefused(DeploymentBuilder deployment, String sentence) {
        var before = repository.createDeploymentQuery().count();
        assertThatThrownBy(deployment::deploy)
                .isInstanceOf(DeploymentRejectedException.class)
                .hasMessageContaining(sentence);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    private DeploymentBuilder named(String name) {
        try {
            var content = new ClassPathResource("forms/" + FORM).getContentAsByteArray();
            return repository
                    .createDeployment()
                    .name("A process owner's")
                    .addInputStream(name, new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
