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

/** The story of one customer, for those who serve them. */
@RestController
@Tag(name = "customer-controller")
class CustomerViewController {

    private final CustomerViews stories;

    CustomerViewController(CustomerViews stories) {
        this.stories = stories;
    }

    @Operation(
            summary = "The whole story of a journey's customer",
            description = "For whom the journey is within reach, and for whom an open task of it is.")
    @GetMapping(path = "/api/journeys/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    CustomerView journey(
            @Parameter(description = "Number of the journey.") @PathVariable String number, DataScope reach) {
        return stories.ofJourney(number, reach)
                .orElseThrow(
                        () -> Problem.notFound("There is no journey with this number among those that you may see."));
    }

    @Operation(
            summary = "The whole story of the customer whom an open task is about",
            description = "For whoever may read the task. 204 without content if the task is about no customer.")
    @GetMapping(path = "/api/tasks/{task}/customer", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CustomerView> task(
            @Parameter(description = "Id of the open task.") @PathVariable String task, DataScope reach) {
        var open = stories.task(task)
                .orElseThrow(
                        () -> Problem.notFound("There is no open task with this id among those that you may see."));
        return stories.ofTask(open, reach).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent()
                .build());
    }
}
