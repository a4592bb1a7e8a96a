package org.ostopolku.simulation.demo;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.ostopolku.platform.startup.StartupCheckException;
import org.ostopolku.simulation.demo.DemoUsers.Person;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Stops the start in production if a demo user still has the published password. */
@Component
@Profile("production")
@DependsOn("accessSetup")
class DemoUserCheck implements InitializingBean {

    private final IdentityService identityService;

    DemoUserCheck(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** @throws StartupCheckException if there is such a user */
    @Override
    public void afterPropertiesSet() {
        // A password is only checked for users that exist: the check takes long, and a refusal is recorded in the audit
        // log.
        var existing = identityService
                .createUserQuery()
                .userIdIn(DemoUsers.PEOPLE.stream().map(Person::id).toArray(String[]::new))
                .list()
                .stream()
                .map(User::getId)
                .toList();
        var left = DemoUsers.PEOPLE.stream()
                .filter(person -> existing.contains(person.id()))
                .filter(person -> identityService.checkPassword(person.id(), person.password()))
                .map(Person::id)
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            throw new StartupCheckException(List.of(new StartupCheckException.Reason(
                    "The database contains demo users with published passwords: " + left + ".",
                    "Use a separate database for production, or start without this profile, listening on 127.0.0.1,"
                            + " and delete them in Admin.")));
        }
    }
}
