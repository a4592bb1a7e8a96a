package org.ostopolku.simulation.demo;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.platform.startup.StartupCheckException;
import org.ostopolku.simulation.demo.DemoUsers.Person;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** In production, nobody of the demo may still have the password that everybody knows. */
@Component
@Profile("production")
@DependsOn("accessSetup")
class DemoUserCheck implements InitializingBean {

    private final IdentityService identityService;

    DemoUserCheck(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** @throws StartupCheckException if somebody has */
    @Override
    public void afterPropertiesSet() {
        var left = DemoUsers.PEOPLE.stream()
                .filter(person -> identityService.checkPassword(person.id(), person.password()))
                .map(Person::id)
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            throw new StartupCheckException(List.of(new StartupCheckException.Reason(
                    "People of the demo are in the database, with passwords that everybody knows: " + left + ".",
                    "Use a database of its own for production, or start without this profile, listening on 127.0.0.1,"
                            + " and delete them in Admin.")));
        }
    }
}
