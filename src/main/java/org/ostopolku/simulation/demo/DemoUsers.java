package org.ostopolku.simulation.demo;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Demo users of every group, created only if no user but the administrator exists. */
@Component
@Profile("demo")
@DependsOn("accessSetup")
class DemoUsers implements InitializingBean {

    static final List<Person> PEOPLE = List.of(
            new Person("aino", "Aino", "Virtanen", "sales"),
            new Person("eero", "Eero", "Korhonen", "sales"),
            new Person("sanna", "Sanna", "Mäkinen", "sales"),
            new Person("iida", "Iida", "Nieminen", "marketing"),
            new Person("onni", "Onni", "Laine", "marketing"),
            new Person("helmi", "Helmi", "Heikkinen", "customer-service"),
            new Person("veikko", "Veikko", "Koskinen", "customer-service"),
            new Person("oskari", "Oskari", "Järvinen", "delivery"),
            new Person("tuuli", "Tuuli", "Lehtonen", "product"),
            new Person("rauha", "Rauha", "Saarinen", "finance"),
            new Person("kaisa", "Kaisa", "Salminen", "sales-management"),
            new Person("paavo", "Paavo", "Heinonen", "process-owners"),
            new Person("marja", "Marja", "Niemi", "managers"),
            new Person("verkko", "Verkko", "Palvelu", "channels"),
            new Person("armas", "Armas", "Salo", "camunda-admin"));

    private static final Logger LOG = LoggerFactory.getLogger(DemoUsers.class);

    private final IdentityService identityService;
    private final Environment environment;
    private final String administrator;

    DemoUsers(
            IdentityService identityService,
            Environment environment,
            @Value("${ostopolku.admin.user:}") String administrator) {
        this.identityService = identityService;
        this.environment = environment;
        this.administrator = administrator;
    }

    @Override
    public void afterPropertiesSet() {
        boolean nobodyYet = identityService.createUserQuery().list().stream()
                .allMatch(user -> user.getId().equals(administrator));
        if (nobodyYet) {
            PEOPLE.forEach(this::create);
        }
    }

    private void create(Person person) {
        User user = identityService.newUser(person.id());
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        user.setEmail(person.id() + "@example.com");
        user.setPassword(person.password());
        identityService.saveUser(user);
        identityService.createMembership(person.id(), person.group());
    }

    /** Logs the demo users with their passwords and the addresses of the applications. */
    @EventListener(ApplicationReadyEvent.class)
    @Order
    void introduce() {
        String application = "http://localhost:%s%s/app"
                .formatted(
                        environment.getProperty("local.server.port", "8080"),
                        environment.getProperty("camunda.bpm.webapp.application-path", "/camunda"));
        StringBuilder table =
                new StringBuilder("%n%n  %-10s %-16s %-20s %s%n".formatted("User", "Password", "Name", "Group"));
        PEOPLE.stream()
                .filter(person ->
                        identityService.createUserQuery().userId(person.id()).count() == 1)
                .forEach(person -> table.append("  %-10s %-16s %-20s %s%n"
                        .formatted(person.id(), person.password(), person.fullName(), person.group())));
        LOG.info(
                "Demo users, for trials only:{}\n  Tasklist  {}/tasklist\n  Cockpit   {}/cockpit\n  Admin     {}/admin\n",
                table,
                application,
                application,
                application);
    }

    /**
     * @param id user id
     * @param group the only group of this person
     */
    record Person(String id, String firstName, String lastName, String group) {

        String password() {
            return id + "-demo";
        }

        String fullName() {
            return firstName + " " + lastName;
        }
    }
}
