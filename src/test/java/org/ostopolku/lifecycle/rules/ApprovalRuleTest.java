package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ostopolku.lifecycle.rules.BrokenFile.at;
import static org.ostopolku.lifecycle.rules.BrokenFile.everywhere;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models in which less is approved than in the shipped ones. */
@Tag("once")
class ApprovalRuleTest {

    private static final String SALE = "sale.bpmn";
    private static final String APPROVAL = "UserTask_ApproveTheExceptionalDiscount";
    private static final String SETTLED = "targetRef=\"Gateway_DiscountIsSettled\"";

    static Stream<Arguments> weaker() {
        return Stream.of(
                Arguments.of(
                        "it approves no longer",
                        at(APPROVAL, "name=\"approval\" value=\"true\"", "name=\"approval\" value=\"false\"")),
                Arguments.of("another step approves", everywhere(APPROVAL, "UserTask_LookAtTheDiscount")),
                Arguments.of(
                        "the sales team approves",
                        at(APPROVAL, "candidateGroups=\"sales-management\"", "candidateGroups=\"sales\"")),
                Arguments.of(
                        "the owner approves",
                        at(APPROVAL, "camunda:dueDate", "camunda:assignee=\"${owner}\" camunda:dueDate")),
                Arguments.of("silence approves", timer("true")),
                Arguments.of("silence approves while it is asked", timer("false")),
                Arguments.of(
                        "refused is approved",
                        at("Flow_NoToBeforeTheOffer", "targetRef=\"Gateway_BeforeTheOffer\"", SETTLED)),
                Arguments.of(
                        "another condition of what is approved",
                        at("Flow_YesToDiscountIsSettled", "== 'yes'", "!= 'later'")),
                Arguments.of(
                        "another condition of what needs approval",
                        at("Flow_NoToDiscountIsSettled", "== 'not-needed'", "!= 'never'")),
                Arguments.of(
                        "the offer goes around it",
                        everywhere(
                                "sourceRef=\"Event_FeedbackAskedOnTheOfferTalk\" targetRef=\"BusinessRuleTask_DecideOnTheApproval\"",
                                "sourceRef=\"Event_FeedbackAskedOnTheOfferTalk\" " + SETTLED)),
                Arguments.of(
                        "silence skips the negotiation too",
                        changed(
                                timer("true"),
                                everywhere(
                                        "sourceRef=\"BoundaryEvent_ADay\" " + SETTLED,
                                        "sourceRef=\"BoundaryEvent_ADay\" targetRef=\"UserTask_AgreeOnDeliveryAndStart\""))),
                Arguments.of(
                        "another step between, after which something else may come",
                        everywhere(
                                "sourceRef=\"ServiceTask_LogTheOffer\" targetRef=\"Gateway_BeforeTheNegotiation\"",
                                "sourceRef=\"ServiceTask_LogTheOffer\" targetRef=\"UserTask_Check\"",
                                "<bpmn:exclusiveGateway id=\"Gateway_IsTheDiscountApproved\"",
                                """
                                <bpmn:userTask id="UserTask_Check" />
                                <bpmn:sequenceFlow id="Flow_Check" sourceRef="UserTask_Check" targetRef="Gateway_BeforeTheNegotiation" />
                                <bpmn:exclusiveGateway id="Gateway_IsTheDiscountApproved\"""")),
                Arguments.of(
                        "another table decides",
                        at(
                                "BusinessRuleTask_DecideOnTheApproval",
                                "decisionRef=\"discount-approval\"",
                                "decisionRef=\"segment\"")),
                Arguments.of(
                        "the answer of the table is overwritten",
                        at(
                                "Event_FeedbackAskedOnTheOfferTalk",
                                "<bpmn:extensionElements>",
                                "<bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter name=\"discountApproved\">yes</camunda:outputParameter></camunda:inputOutput>")));
    }

    private static UnaryOperator<String> changed(UnaryOperator<String> first, UnaryOperator<String> then) {
        return xml -> then.apply(first.apply(xml));
    }

    /** After a day, the discount is settled. */
    private static UnaryOperator<String> timer(String interrupts) {
        return everywhere("<bpmn:exclusiveGateway id=\"Gateway_IsTheDiscountApproved\"", """
                <bpmn:boundaryEvent id="BoundaryEvent_ADay" cancelActivity="%s" attachedToRef="%s">
                  <bpmn:timerEventDefinition id="TimerEventDefinition_ADay"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="Flow_ADayToDiscountIsSettled" sourceRef="BoundaryEvent_ADay" %s />
                <bpmn:exclusiveGateway id="Gateway_IsTheDiscountApproved\"""".formatted(
                        interrupts, APPROVAL, SETTLED));
    }

    static Stream<Arguments> notWeaker() {
        return Stream.of(
                Arguments.of("the same", UnaryOperator.<String>identity()),
                Arguments.of("another instruction", everywhere("Read the offer, its value", "Read the value")),
                Arguments.of("another label", everywhere("Is the discount approved?", "Do we give the discount?")),
                Arguments.of("another KPI", everywhere("kpi.discount-given", "kpi.discount-percent")),
                Arguments.of("other ids on the paths", everywhere("Gateway_DiscountIsSettled", "Gateway_Settled")),
                Arguments.of(
                        "another path to where the offer is prepared again",
                        at("Flow_BuysToAgreeOnDeliveryAndStart", "'buys'", "'takes-it'")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("weaker")
    void a_weaker_approval_is_an_error_for_those_who_do_not_approve(String name, UnaryOperator<String> change) {
        assertThat(check(change, "process-owners")).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("WEAKER_APPROVAL");
            assertThat(finding.isError()).isTrue();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("weaker")
    void it_is_a_warning_for_those_who_approve(String name, UnaryOperator<String> change) {
        assertThat(check(change, "sales-management")).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("APPROVES_LESS");
            assertThat(finding.isError()).isFalse();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notWeaker")
    void other_changes_are_free(String name, UnaryOperator<String> change) {
        assertThat(check(change, "process-owners")).isEmpty();
    }

    @Test
    void a_finding_says_how_the_approval_is_passed_by() {
        assertThat(check(timer("true"), "process-owners"))
                .singleElement()
                .extracting(Finding::describe)
                .asString()
                .startsWith("sale.bpmn: " + APPROVAL + " \"Approve the exceptional discount\": ")
                .contains("from BoundaryEvent_ADay at " + APPROVAL, "(P1D)", "take it out");
    }

    private static List<Finding> check(UnaryOperator<String> change, String group) {
        var next = change.apply(ShippedFiles.text(SALE)).getBytes(StandardCharsets.UTF_8);
        return ApprovalRule.check(
                Map.of("models/" + SALE, next),
                name -> Optional.of(ShippedFiles.all().get(name)),
                group::equals);
    }
}
