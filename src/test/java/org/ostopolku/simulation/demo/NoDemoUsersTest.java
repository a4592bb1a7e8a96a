package org.ostopolku.simulation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Without the profile {@code demo} the only user is the administrator from the environment. */
@Tag("once")
@SpringBootTest(properties = {"ostopolku.admin.user=ylva", "ostopolku.admin.password=a quiet winter evening"})
class NoDemoUsersTest {

    @Autowired
    private IdentityService identityService;

    @Test
    void only_the_administrator_of_the_environment_is_there() {
        assertThat(identityService.createUserQuery().list()).singleElement().satisfies(user -> assertThat(user.getId())
                .isEqualTo("ylva"));
        assertThat(identityService.checkPassword("ylva", "a quiet winter evening"))
                .isTrue();
        assertThat(identityService
                        .createUserQuery()
                        .memberOfGroup("camunda-admin")
                        .count())
                .isOne();
    }

    @Test
    void the_groups_are_there_all_the_same() {
        assertThat(identityService.createGroupQuery().list())
                .extracting(Group::getId)
                .contains(
                        "sales",
                        "marketing",
                        "customer-service",
                        "delivery",
                        "product",
                        "finance",
                        "sales-management",
                        "process-owners",
                        "managers",
                        "camunda-admin");
    }
}
