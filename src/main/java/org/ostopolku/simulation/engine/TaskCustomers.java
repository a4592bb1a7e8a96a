package org.ostopolku.simulation.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;

/** Finds the customer for whom a task is done. Tasks without a journey are done for the company itself. */
class TaskCustomers {

    private final SimulationContext context;
    private final CustomerSimulation customers;
    private final Map<String, SimulatedCustomer> byProcessInstance = new HashMap<>();
    private final SimulatedCustomer company;

    TaskCustomers(SimulationContext context, CustomerSimulation customers) {
        this.context = context;
        this.customers = customers;
        this.company = context.customers().create(-1, RecordedJourney.NONE);
    }

    SimulatedCustomer company() {
        return company;
    }

    /** Null if the task is not done in this run. */
    SimulatedCustomer find(Task task) {
        return byProcessInstance.computeIfAbsent(task.getProcessInstanceId(), id -> {
            var journey = context.engine()
                    .getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceId(id)
                    .singleResult()
                    .getBusinessKey();
            if (journey == null) {
                return context.scenario().manualStarts().isEmpty() ? null : company;
            }
            return findOrRegister(journey);
        });
    }

    /** Registers a referred customer at the first task. */
    private SimulatedCustomer findOrRegister(String journey) {
        var customer = context.customers().find(journey);
        if (customer != null || !context.scenario().referredCustomers()) {
            return customer;
        }
        var referred = context.customers().create(journey.hashCode(), RecordedJourney.NONE);
        customers.startActing(referred, journey);
        return referred;
    }
}
