package org.ostopolku.customer.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The view of one customer, for the users who serve them. */
@RestController
@Tag(name = "customer-controller")
class CustomerViewController {

    private final CustomerViews views;

    CustomerViewController(CustomerViews views) {
        this.views = views;
    }

    @Operation(
            summary = "The view of a journey's customer",
            description =
                    "For users whose data scope includes the journey, and for users who may read an open task of it.")
    @GetMapping(path = "/api/journeys/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    CustomerView journey(
            @Parameter(description = "Number of the journey.") @PathVariable String number, DataScope scope) {
        return views.findByJourney(number, scope)
                .orElseThrow(
                        () -> Problem.notFound("There is no journey with this number among those that you may see."));
    }

    @Operation(
            summary = "The view of the customer of an open task",
            description = "For users who may read the task. 204 without content if the task belongs to no journey.")
    @GetMapping(path = "/api/tasks/{task}/customer", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CustomerView> task(
            @Parameter(description = "Id of the open task.") @PathVariable String task, DataScope scope) {
        var open = views.findTask(task)
                .orElseThrow(
                        () -> Problem.notFound("There is no open task with this id among those that you may see."));
        return views.findByTask(open, scope).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent()
                .build());
    }
}
