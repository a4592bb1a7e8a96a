package org.ostopolku.customer.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ostopolku.process.journey.JourneyVariables;
import org.springframework.stereotype.Component;

/** Names of the variables that an erasure keeps. */
@Component
class PersonalVariables {

    /** Variables that the engine sets for a multi-instance element. */
    static final Set<String> OF_THE_ENGINE =
            Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    private final JourneyVariables variables;
    private final OrderRetention orders;

    PersonalVariables(JourneyVariables variables, OrderRetention orders) {
        this.variables = variables;
        this.orders = orders;
    }

    /** Those without personal data; while the law orders to keep the orders of the journey, also those of an order. */
    List<String> kept(String journey) {
        var kept = impersonal();
        orders.keptUntil(journey).ifPresent(day -> kept.addAll(ofOrders()));
        return kept;
    }

    /** Those without personal data. */
    List<String> impersonal() {
        var impersonal = new ArrayList<>(OF_THE_ENGINE);
        impersonal.addAll(variables.impersonal());
        return impersonal;
    }

    /** Personal data that belongs to an order. */
    List<String> ofOrders() {
        return variables.ofOrders();
    }
}
