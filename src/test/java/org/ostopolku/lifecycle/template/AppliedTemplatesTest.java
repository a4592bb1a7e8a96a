package org.ostopolku.lifecycle.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ostopolku.process.journey.Stage;
import org.w3c.dom.Element;

/** The shipped models match the templates: Modeler opens them without an error and without an offer to update. */
@Tag("once")
class AppliedTemplatesTest {

    /** What each template is for. */
    private static final Map<String, Predicate<Element>> FITS = Map.of(
            "process", element -> is(element, "collaboration"),
            "customer-step", AppliedTemplatesTest::isCustomersStep,
            "touchpoint", element -> is(element, "userTask"),
            "self-service-event", element -> !property(element, "payloadForm").isEmpty(),
            "customer-decision", AppliedTemplatesTest::isDecision,
            "way-out", element -> leavesDecision(element) && !isDefault(element),
            "way-out-otherwise", element -> leavesDecision(element) && isDefault(element),
            "kpi-log", element -> "${kpiLog}".equals(element.getAttributeNS(ModelXml.CAMUNDA, "delegateExpression")),
            "feedback-request", element -> property(element, "message").equals("feedback-requested"),
            "buying-stage",
                    element ->
                            is(element, "callActivity") && Stage.IDS.contains(element.getAttribute("calledElement")));

    static List<ElementTemplate> templates() {
        return ElementTemplate.all();
    }

    @Test
    void every_template_has_its_elements() {
        assertThat(FITS.keySet())
                .containsExactlyInAnyOrderElementsOf(templates().stream()
                        .map(template -> template.id().replace("org.ostopolku.", ""))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void it_is_on_every_element_that_fits_and_on_no_other(ElementTemplate template) {
        var fits = FITS.get(template.id().replace("org.ostopolku.", ""));

        assertThat(ids(fits)).isNotEmpty().isEqualTo(ids(template::isOn));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void it_is_on_these_elements_in_its_current_version_and_may_be(ElementTemplate template) {
        assertThat(elements().filter(template::isOn)).allSatisfy(element -> {
            assertThat(element.getAttributeNS(ModelXml.CAMUNDA, "modelerTemplateVersion"))
                    .as(element.getAttribute("id"))
                    .isEqualTo(template.version());
            assertThat(template.appliesTo()).contains("bpmn:" + capital(element.getLocalName()));
        });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_value_is_one_that_the_template_takes(ElementTemplate template) {
        Map<String, String> wrong = new TreeMap<>();
        elements().filter(template::isOn).forEach(element -> template.fields().stream()
                .filter(field -> !field.accepts(field.binding().read(element)))
                .forEach(field -> wrong.put(
                        element.getAttribute("id") + " " + field.binding().name(),
                        Objects.toString(field.binding().read(element)))));

        assertThat(wrong).isEmpty();
    }

    /** A property that the template does not have would be lost with the next version of the template. */
    @ParameterizedTest
    @MethodSource("templates")
    void an_element_has_no_property_that_the_template_does_not_know(ElementTemplate template) {
        var known = names(template, "camunda:property");
        var listeners = names(template, "camunda:executionListener");

        assertThat(elements().filter(template::isOn)).allSatisfy(element -> {
            assertThat(known)
                    .as(element.getAttribute("id"))
                    .containsAll(properties(element).keySet());
            assertThat(ModelXml.extensions(element, "executionListener"))
                    .as(element.getAttribute("id"))
                    .hasSize(listeners.size());
        });
    }

    @Test
    void a_stage_is_described_in_its_own_model_and_not_at_its_call() {
        var described = Set.of("customerDoes", "question", "overWhen", "targets");
        assertThat(Stage.IDS).allSatisfy(stage -> assertThat(ModelXml.bpmn(TemplateModels.model(stage))
                        .filter(ElementTemplate.named("process")::isOn)
                        .flatMap(model -> properties(model).keySet().stream()))
                .containsAll(described));
        assertThat(elements().filter(ElementTemplate.named("buying-stage")::isOn))
                .hasSameSizeAs(Stage.IDS)
                .allSatisfy(call -> assertThat(properties(call)).isEmpty());
    }

    private static Stream<Element> elements() {
        return TemplateModels.all().values().stream().flatMap(ModelXml::bpmn);
    }

    private static List<String> ids(Predicate<Element> which) {
        return elements()
                .filter(which)
                .map(element -> element.getAttribute("id"))
                .sorted()
                .toList();
    }

    private static Set<String> names(ElementTemplate template, String type) {
        return template.fields().stream()
                .map(TemplateProperty::binding)
                .filter(binding -> binding.type().equals(type))
                .map(TemplateBinding::name)
                .collect(Collectors.toSet());
    }

    private static boolean is(Element element, String tag) {
        return tag.equals(element.getLocalName());
    }

    /** A step of the customer; the whole journey shows the steps of its stages. */
    private static boolean isCustomersStep(Element element) {
        return is(element, "task")
                && !((Element) element.getParentNode()).getAttribute("id").equals("customer-journey-customer");
    }

    private static boolean isDecision(Element element) {
        return property(element, "customerDecision").equals("true");
    }

    private static boolean leavesDecision(Element element) {
        return is(element, "sequenceFlow") && isDecision(source(element));
    }

    private static boolean isDefault(Element flow) {
        return flow.getAttribute("id").equals(source(flow).getAttribute("default"));
    }

    private static Element source(Element flow) {
        return ModelXml.byId(flow.getOwnerDocument(), flow.getAttribute("sourceRef"));
    }

    private static String property(Element element, String name) {
        return properties(element).getOrDefault(name, "");
    }

    private static Map<String, String> properties(Element element) {
        Map<String, String> properties = new LinkedHashMap<>();
        ModelXml.extensions(element, "properties").stream()
                .flatMap(list -> ModelXml.children(list, ModelXml.CAMUNDA, "property").stream())
                .forEach(property -> properties.put(property.getAttribute("name"), property.getAttribute("value")));
        return properties;
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
