package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Groups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ostopolku.process.kpi.query.KpiRollup;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator gives a customer to another rep. */
@Story
class CustomerOwnerStories {

    private static final List<String> USERS = List.of("owner-aino", "owner-eero", "owner-armas");

    private final Customers customers;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final JdbcClient jdbc;
    private final KpiRollup rollup;

    CustomerOwnerStories(
            Customers customers,
            RuntimeService runtime,
            IdentityService identities,
            JdbcClient jdbc,
            KpiRollup rollup) {
        this.rollup = rollup;
        this.customers = customers;
        this.runtime = runtime;
        this.identities = identities;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void createUsers() {
        USERS.forEach(user -> identities.saveUser(identities.newUser(user)));
    }

    @AfterEach
    void deleteUsers() {
        USERS.forEach(identities::deleteUser);
    }

    @Test
    void a_new_owner_gets_the_next_touchpoints_and_the_former_owner_does_not_come_back() {
        var customer = ofAino();
        assertThat(customer.touchpoint("Hold the needs interview")).isAssignedTo("owner-aino");

        changesOwner(customer, "customer-journey", "owner-eero");

        customer.goesThrough("Hold the needs interview");
        assertThat(customer.touchpoint("Show the solution")).isAssignedTo("owner-eero");
        customer.sends("customer-moved", "toStage", "sale");
        assertThat(customer.variable("owner")).isEqualTo("owner-eero");
        assertThat(customer.touchpoint("Prepare the offer with the customer")).isAssignedTo("owner-eero");
    }

    @Test
    void every_process_of_the_customer_follows_a_change_of_the_owner_in_one_of_them() {
        var customer = ofAino().sends("customer-moved", "toStage", "sale")
                .goesThrough(
                        "Prepare the offer with the customer",
                        "Negotiate with the customer",
                        "Agree on delivery and start");

        changesOwner(customer, "delivery", "owner-eero");

        assertThat(List.of("customer-journey", "use", "delivery", "touchpoint-feedback"))
                .allSatisfy(process -> assertThat(runtime.getVariable(
                                customer.processInstance(process).getId(), "owner"))
                        .isEqualTo("owner-eero"));
        assertThat(ownersInFigures(customer)).containsOnly("owner-eero");
    }

    /** Until the next row of the ledger, too: lists of customers read them there. */
    @Test
    void the_figures_of_the_customer_go_with_the_customer() {
        var customer = ofAino();
        assertThat(ownersInFigures(customer)).containsOnly("owner-aino");
        var former = figuresInRollup("owner-aino");
        var next = figuresInRollup("owner-eero");

        changesOwner(customer, "customer-journey", "owner-eero");

        assertThat(ownersInFigures(customer)).containsOnly("owner-eero");
        assertThat(figuresInRollup("owner-aino") + figuresInRollup("owner-eero"))
                .isEqualTo(former + next);
        assertThat(figuresInRollup("owner-eero")).isGreaterThan(next);
    }

    private List<String> ownersInFigures(CustomerStory customer) {
        return jdbc.sql("""
                        select coalesce(owner, '') from open_journey where journey = :journey
                        union all select coalesce(owner, '') from kpi_record where journey = :journey
                        """)
                .param("journey", customer.journey())
                .query(String.class)
                .list();
    }

    private int figuresInRollup(String owner) {
        rollup.fold();
        return jdbc.sql("select coalesce(sum(n), 0) from kpi_rollup where owner = ?")
                .param(owner)
                .query(Integer.class)
                .single();
    }

    @Test
    void a_change_of_the_owner_is_in_the_audit_log_once() {
        var customer = ofAino();

        changesOwner(customer, "activation", "owner-eero");

        assertThat(jdbc.sql("select person, reason from audit_entry where kind = 'OWNER_CHANGE' and subject = ?")
                        .param(customer.journey())
                        .query()
                        .listOfRows())
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("person", "owner-armas")
                        .containsEntry("reason", "owner-eero, before: owner-aino"));
    }

    @Test
    void a_customer_is_not_given_to_somebody_who_is_no_user() {
        var customer = ofAino();

        assertThatThrownBy(() -> changesOwner(customer, "customer-journey", "owner-ero"))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("There is no user 'owner-ero'");

        assertThat(customer.variable("owner")).isEqualTo("owner-aino");
    }

    @Test
    void the_owner_is_a_user_who_may_own_customers() {
        var customer = ofAino();
        identities.createMembership("owner-eero", "channels");
        try {
            assertThatThrownBy(() -> changesOwner(customer, "customer-journey", "owner-eero"))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("The user 'owner-eero' is in no team whose members own customers");
        } finally {
            identities.deleteMembership("owner-eero", "channels");
        }
        for (Object value : Arrays.asList(null, List.of("owner-eero"))) {
            assertThatThrownBy(() -> changesOwner(customer, "customer-journey", value))
                    .as("%s", value)
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("The variable owner is the id of a user, as a text");
        }

        assertThat(customer.variable("owner")).isEqualTo("owner-aino");
    }

    @Test
    void a_process_that_asks_before_the_first_touchpoint_gets_the_owner_too() {
        var customer = customers.inContact().sends("help-requested", "helpTopic", "The line stops");

        customer.goesThrough("Answer the first enquiry")
                .isClaimedBy("owner-aino", "Map who takes part in buying")
                .goesThrough("Map who takes part in buying");

        assertThat(List.of("customer-journey", "activation", "help-request")).allSatisfy(process -> assertThat(
                        runtime.getVariable(customer.processInstance(process).getId(), "owner"))
                .isEqualTo("owner-aino"));
    }

    @Test
    void the_lists_of_journeys_know_the_first_owner_before_anything_else_happens() {
        var claimed = customers
                .inContact()
                .goesThrough("Answer the first enquiry")
                .isClaimedBy("owner-aino", "Map who takes part in buying");
        claimed.goesThrough("Map who takes part in buying");
        var given = customers.inContact();

        changesOwner(given, "customer-journey", "owner-aino");

        assertThat(List.of(claimed, given))
                .allSatisfy(customer -> assertThat(ownersInLists(customer)).containsExactly("owner-aino"));
    }

    private List<String> ownersInLists(CustomerStory customer) {
        return jdbc.sql("""
                        select coalesce(owner, 'none') from open_journey where journey = :journey
                        union
                        select coalesce(owner, 'none') from kpi_record where journey = :journey
                        """)
                .param("journey", customer.journey())
                .query(String.class)
                .list();
    }

    private CustomerStory ofAino() {
        return customers
                .inContact()
                .goesThrough("Answer the first enquiry")
                .isClaimedBy("owner-aino", "Map who takes part in buying")
                .goesThrough("Map who takes part in buying");
    }

    private void changesOwner(CustomerStory customer, String process, Object owner) {
        var instance = customer.processInstance(process).getId();
        identities.setAuthentication("owner-armas", List.of(Groups.CAMUNDA_ADMIN));
        try {
            runtime.setVariable(instance, "owner", owner);
        } finally {
            identities.clearAuthentication();
        }
    }
}
