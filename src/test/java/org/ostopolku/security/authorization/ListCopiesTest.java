package org.ostopolku.security.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares the copies of the groups with access.yaml, and the copies of the messages with the models. */
@Tag("once")
class ListCopiesTest {

    private static final Set<String> NOT_WORKING_ON_TOUCHPOINTS =
            Set.of("process-owners", "managers", "channels", "camunda-admin");

    private final Map<String, String> groups = groups();

    @Test
    void the_form_that_plans_a_development_need_offers_the_teams_of_access_yaml() {
        var offered = new HashMap<String, String>();
        json("forms/plan-who-does-what.form").findParents("key").stream()
                .filter(field -> field.path("key").asText().equals("responsibleTeam"))
                .forEach(field -> field.path("values")
                        .forEach(choice -> offered.put(
                                choice.path("value").asText(),
                                choice.path("label").asText())));

        var teams = new HashMap<>(groups);
        teams.keySet().removeAll(NOT_WORKING_ON_TOUCHPOINTS);
        assertThat(offered).isEqualTo(teams);
    }

    @Test
    void models_offer_tasks_to_groups_of_access_yaml() {
        var candidates = bpmn().flatMap(file -> matches("camunda:candidateGroups=\"([a-z-]+)\"", file))
                .collect(Collectors.toSet());

        assertThat(candidates).isNotEmpty();
        assertThat(groups.keySet()).containsAll(candidates);
    }

    @Test
    void the_demo_has_users_in_every_group_of_access_yaml_and_in_no_other() {
        var demo = matches(
                        "new Person\\(\"[^\"]*\", \"[^\"]*\", \"[^\"]*\", \"([a-z-]+)\"\\)",
                        Path.of("src/main/java/org/ostopolku/simulation/demo/DemoUsers.java"))
                .collect(Collectors.toSet());

        assertThat(demo).isEqualTo(groups.keySet());
    }

    @Test
    void the_behaviour_of_the_demo_names_groups_of_access_yaml() {
        var behaviour = yaml("src/main/resources/demo/behaviour.yaml");
        var named = new TreeSet<String>();
        behaviour.findValues("group").forEach(group -> named.add(group.asText()));
        behaviour
                .findValues("responsibleTeam")
                .forEach(answer -> answer.path("choose").fieldNames().forEachRemaining(named::add));

        assertThat(named).hasSizeGreaterThan(2);
        assertThat(groups.keySet()).containsAll(named);
    }

    @Test
    void the_filters_of_tasklist_name_groups_of_access_yaml() {
        var named = TasklistFilter.read().filters().stream()
                .map(TasklistFilter::group)
                .filter(group -> group != null)
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(groups.keySet()).containsAll(named);
    }

    @Test
    void the_document_on_access_names_every_group_of_access_yaml() {
        var document = text(Path.of("docs/operate/access.md"));

        assertThat(groups.keySet()).allSatisfy(group -> assertThat(document).contains("`" + group + "`"));
    }

    @Test
    void the_document_on_messages_lists_the_messages_that_have_a_form() {
        var documented = matches("(?m)^\\| `([a-z-]+)` \\|", Path.of("docs/develop/messages.md"))
                .collect(Collectors.toSet());

        assertThat(documented).isEqualTo(fromCustomers());
    }

    @Test
    void the_channel_of_the_demo_sends_the_messages_that_have_a_form() {
        var sent = new TreeSet<String>();
        yaml("src/main/resources/application-demo.yaml")
                .path("ostopolku.access.channels")
                .path("verkko")
                .forEach(message -> sent.add(message.asText()));

        assertThat(sent).isEqualTo(fromCustomers());
    }

    @Test
    void the_behaviour_of_the_demo_sends_messages_that_have_a_form() {
        var sent = new TreeSet<String>();
        yaml("src/main/resources/demo/behaviour.yaml")
                .path("messages")
                .fieldNames()
                .forEachRemaining(sent::add);

        assertThat(sent).isNotEmpty();
        assertThat(fromCustomers()).containsAll(sent);
    }

    @Test
    void the_rule_on_messages_lists_the_messages_of_the_models() {
        var listed = matches(
                        "\"([a-z]+-[a-z-]+)\"(?=[,)])",
                        Path.of("src/main/java/org/ostopolku/lifecycle/rules/MessageRule.java"))
                .filter(message -> !message.equals("new-journey"))
                .collect(Collectors.toSet());

        assertThat(listed).isEqualTo(messages());
    }

    private static Map<String, String> groups() {
        var groups = new HashMap<String, String>();
        yaml("src/main/resources/access.yaml")
                .at("/ostopolku/access/groups")
                .properties()
                .forEach(group -> groups.put(group.getKey(), group.getValue().asText()));
        return groups;
    }

    /** The names of all messages of the models. */
    private static Set<String> messages() {
        return bpmn().flatMap(file -> matches("<bpmn:message [^>]*name=\"([^\"]+)\"", file))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The messages whose content is checked by a form: customers send these. */
    private static Set<String> fromCustomers() {
        return messages().stream()
                .filter(message -> Files.exists(Path.of("forms", message + ".form")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> bpmn() {
        return Stream.of(Path.of("bpmn").toFile().listFiles((folder, name) -> name.endsWith(".bpmn")))
                .map(file -> file.toPath());
    }

    /** What the first group of a pattern matches. */
    private static Stream<String> matches(String pattern, Path file) {
        return Pattern.compile(pattern).matcher(text(file)).results().map(match -> match.group(1));
    }

    private static JsonNode json(String file) {
        return tree(new ObjectMapper(), file);
    }

    private static JsonNode yaml(String file) {
        return tree(new ObjectMapper(new YAMLFactory()), file);
    }

    private static JsonNode tree(ObjectMapper mapper, String file) {
        try {
            return mapper.readTree(text(Path.of(file)));
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
