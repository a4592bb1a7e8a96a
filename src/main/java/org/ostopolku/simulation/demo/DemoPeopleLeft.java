package org.ostopolku.simulation.demo;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.ostopolku.platform.startup.NotReady;
import org.ostopolku.simulation.demo.DemoPeople.Person;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** In production, nobody of the demo may still have the password that everybody knows. */
@Component
@Profile("production")
@DependsOn("accessSetup")
class DemoPeopleLeft implements InitializingBean {

    private final IdentityService identityService;

    DemoPeopleLeft(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** @throws NotReady if somebody has */
    @Override
    public void afterPropertiesSet() {
        var left = DemoPeople.PEOPLE.stream()
                .filter(person -> identityService.checkPassword(person.id(), person.password()))
                .map(Person::id)
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            throw new NotReady(List.of(new NotReady.Reason(
                    "People of the demo are in the database, with passwords that everybody knows: " + left + ".",
                    "Use a database of its own for production, or start without this profile, listening on 127.0.0.1,"
                            + " and delete them in Admin.")));
        }
    }
}
