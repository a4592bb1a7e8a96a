package org.ostopolku.attention;

import java.security.Principal;
import java.util.List;
import org.ostopolku.access.Reach;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The alerts of the whole company, for those who see all figures, and their wish to have them by mail. */
@RestController
@RequestMapping("/api/alerts")
class AlertsController {

    private final Alerts alerts;
    private final AlertSubscriptions subscriptions;

    AlertsController(Alerts alerts, AlertSubscriptions subscriptions) {
        this.alerts = alerts;
        this.subscriptions = subscriptions;
    }

    @GetMapping
    List<Alert> alerts(Reach reach) {
        return whole(reach, alerts.open());
    }

    @GetMapping("/subscription")
    Subscription subscription(Principal person) {
        return new Subscription(
                subscriptions.includes(person.getName()),
                subscriptions.address(person.getName()).orElse(null));
    }

    @PutMapping("/subscription")
    Subscription subscribe(Principal person, Reach reach) {
        if (whole(reach, subscriptions.address(person.getName())).isEmpty()) {
            throw problem(
                    HttpStatus.CONFLICT,
                    "Your profile has no e-mail address to send alerts to. Add one (your name at the top right, My"
                            + " profile), then subscribe again.");
        }
        subscriptions.add(person.getName());
        return subscription(person);
    }

    @DeleteMapping("/subscription")
    Subscription unsubscribe(Principal person) {
        subscriptions.remove(person.getName());
        return subscription(person);
    }

    private static <T> T whole(Reach reach, T answer) {
        if (!reach.everything()) {
            throw problem(HttpStatus.FORBIDDEN, "Alerts are about all customers together; you see those of your team.");
        }
        return answer;
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    /**
     * @param subscribed whether alerts are mailed
     * @param email address in the person's profile; null if there is none
     */
    record Subscription(boolean subscribed, String email) {}
}
