package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ostopolku.lifecycle.rules.BrokenFile.at;
import static org.ostopolku.lifecycle.rules.BrokenFile.everywhere;
import static org.ostopolku.lifecycle.rules.BrokenFile.without;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What erases personal data earlier than the shipped tables and the shipped process do. */
@Tag("once")
class ErasureRuleTest {

    private static final String RETENTION = "retention.dmn";
    private static final String ERASURE = "erasure.dmn";
    private static final String FORGETTING = "forgetting.bpmn";
    private static final String CONTACT = "contact.bpmn";
    private static final String SALE = "sale.bpmn";
    private static final String EXIT = "exit.bpmn";
    private static final String JOURNEY = "customer-journey.bpmn";
    private static final String STOP = "ServiceTask_StopAllContact";
    private static final String FORGET = "ServiceTask_ForgetThePerson";
    private static final String ERASES = " camunda:delegateExpression=\"${forgetPerson}\"";

    private static final String LEFT = "OutputEntry_Left_KeepDays";
    private static final String ORDERS = "OutputEntry_Ordered_KeepOrderDays";
    private static final String LEFT_CONDITION = "InputEntry_Left_ClosingReason";
    private static final String TABLE = "DecisionTable_Retention";
    private static final String OTHERWISE = "OutputEntry_Otherwise_KeepDays";
    private static final String LIVES_91 = "historyTimeToLive=\"P91D\"";
    private static final String LAST_ROW = "Rule_Otherwise";

    static Stream<Arguments> earlier() {
        return Stream.of(
                change("fewer days", RETENTION, at(LEFT, "2557", "2556"), LEFT),
                change("no days to keep orders", ERASURE, at(ORDERS, "2557", "0"), ORDERS),
                change(
                        "no days to revoke",
                        ERASURE,
                        at("OutputEntry_Otherwise_GraceDays", "14", "0"),
                        "OutputEntry_Otherwise_GraceDays"),
                change("a row for many days is gone", RETENTION, without("rule", "Rule_Left"), OTHERWISE),
                change("the last row is gone", RETENTION, without("rule", LAST_ROW), TABLE),
                change(
                        "a row of few days takes more",
                        RETENTION,
                        at(
                                "InputEntry_ContactRefused_ClosingReason",
                                "\"contact-refused\"",
                                "\"contact-refused\",\"left\""),
                        "OutputEntry_ContactRefused_KeepDays"),
                change(
                        "a row of few days takes everything",
                        RETENTION,
                        at("InputEntry_ContactRefused_ClosingReason", "\"contact-refused\"", "-"),
                        "OutputEntry_ContactRefused_KeepDays"),
                change(
                        "a row of many days takes other texts",
                        RETENTION,
                        at(LEFT_CONDITION, "\"left\"", "\"gone\""),
                        OTHERWISE),
                change(
                        "another input",
                        RETENTION,
                        everywhere("<text>contactConsent</text>", "<text>segment</text>"),
                        "OutputEntry_NoFit_KeepDays",
                        "OutputEntry_Lost_KeepDays"),
                change(
                        "a condition of another kind",
                        RETENTION,
                        at(LEFT_CONDITION, "\"left\"", "not(\"left\")"),
                        TABLE),
                change("a text with an escape", RETENTION, at(LEFT_CONDITION, "\"left\"", "\"\\u006ceft\""), TABLE),
                change(
                        "a model closes with a reason of fewer days",
                        SALE,
                        everywhere("value=\"declined\"", "value=\"contact-refused\""),
                        "ServiceTask_LogTheDeclinedOffer"),
                change(
                        "a model closes with a reason that only the process knows",
                        SALE,
                        everywhere("value=\"declined\"", "value=\"${declineReason}\""),
                        "ServiceTask_LogTheDeclinedOffer"),
                change(
                        "a model closes without the reason of many days",
                        EXIT,
                        everywhere("<camunda:property name=\"closingReason\" value=\"left\" />", ""),
                        "ServiceTask_NoteThatWeDoNotAskAgain"),
                change(
                        "another element closes with a reason of fewer days",
                        EXIT,
                        closes("no-more-contact"),
                        "ServiceTask_NoteThatWeMayAskAgain"),
                change(
                        "another element takes the reason away",
                        EXIT,
                        closes("${null}"),
                        "ServiceTask_NoteThatWeMayAskAgain"),
                change(
                        "the flow of another ending leads to it",
                        JOURNEY,
                        everywhere(
                                "sourceRef=\"Gateway_HowDidThePathEnd\" targetRef=\"Gateway_BeforeTheExit\"",
                                "sourceRef=\"Gateway_HowDidThePathEnd\" targetRef=\"SendTask_CloseTheOpenQuestion\""),
                        STOP),
                change(
                        "another condition leads to it",
                        JOURNEY,
                        at("Flow_RefusedContactToCloseTheOpenQuestion", "== 'contact-refused'", "!= 'customer-left'"),
                        STOP),
                change(
                        "no time to revoke",
                        JOURNEY,
                        everywhere(
                                "sourceRef=\"SendTask_CloseTheOpenQuestion\" targetRef=\"ServiceTask_StopAllContact\"",
                                "sourceRef=\"SendTask_CloseTheOpenQuestion\" targetRef=\"ServiceTask_ForgetThePerson\""),
                        FORGET),
                change(
                        "another time to revoke",
                        JOURNEY,
                        at("BoundaryEvent_GraceTimeIsOver", "${erasureOn}", "${now()}"),
                        FORGET),
                change(
                        "another step erases",
                        JOURNEY,
                        at("CallActivity_Exit", " name=", ERASES + " name="),
                        "CallActivity_Exit"),
                change("a shorter history", SALE, everywhere("historyTimeToLive=\"P3650D\"", LIVES_91), "sale"),
                change(
                        "a number of days",
                        SALE,
                        everywhere("historyTimeToLive=\"P3650D\"", "historyTimeToLive=\"3649\""),
                        "sale"),
                change(
                        "a shorter history of decisions",
                        "segment.dmn",
                        everywhere("historyTimeToLive=\"P3650D\"", LIVES_91),
                        "segment"),
                change("another hour", FORGETTING, everywhere("0 30 1 * * ?", "0 * * * * ?"), "forgetting"),
                change("blanks elsewhere", FORGETTING, everywhere("0 30 1 * * ?", "0 3 01 * * ?"), "forgetting"));
    }

    static Stream<Arguments> notEarlier() {
        return Stream.of(
                change("the same table", RETENTION, UnaryOperator.identity()),
                change("the same process", FORGETTING, UnaryOperator.identity()),
                change("the same process, laid out otherwise", FORGETTING, xml -> xml.replace("\n    ", "\r\n\t")),
                change("more days", RETENTION, at(LEFT, "2557", "3000")),
                change("another description", RETENTION, everywhere("A customer who has bought", "Somebody")),
                change("rows in another order", RETENTION, xml -> {
                    String row =
                            xml.substring(xml.indexOf("<rule id=\"Rule_Left\""), xml.indexOf("<rule id=\"" + LAST_ROW));
                    return xml.replace(row, "")
                            .replace("<rule id=\"Rule_ContactRefused\"", row + "<rule id=\"Rule_ContactRefused\"");
                }),
                change("a superfluous row is gone", ERASURE, xml -> without("rule", LAST_ROW)
                        .apply(xml)
                        .replace("<text>true</text>", "<text></text>")),
                change(
                        "a model closes with a reason of more days",
                        SALE,
                        everywhere("value=\"declined\"", "value=\"left\"")),
                change("another element closes with a reason of as many days", EXIT, closes("left")),
                change(
                        "the element that closes has another id",
                        SALE,
                        everywhere("ServiceTask_LogTheDeclinedOffer", "ServiceTask_LogTheOfferThatIsDeclined")),
                change("another text of a model", SALE, everywhere("Log the declined offer", "Log that they declined")),
                change(
                        "steps on the path have other ids and texts",
                        JOURNEY,
                        everywhere(
                                "SendTask_CloseTheOpenQuestion", "SendTask_CloseTheQuestion",
                                "Gateway_HowDidThePathEnd", "Gateway_HowDidItEnd",
                                "Grace time is over", "Time is over")),
                change(
                        "an ending more",
                        JOURNEY,
                        at("Flow_NoMoreContactToCustomerWantsNoMoreContact", "no-more-contact", "enough")),
                change("a longer history", SALE, everywhere("P3650D", "P3651D")),
                change("as many days of history, as a number", SALE, everywhere("P3650D", "3650")),
                change("another file", "segment.dmn", everywhere("Businesses buy", "Companies buy")));
    }

    private static UnaryOperator<String> closes(String reason) {
        return at(
                "ServiceTask_NoteThatWeMayAskAgain",
                "<camunda:properties>",
                "<camunda:properties><camunda:property name=\"closingReason\" value=\"" + reason + "\" />");
    }

    private static Arguments change(String name, String file, UnaryOperator<String> change, String... elements) {
        return Arguments.of(name, file, change, Set.of(elements));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("earlier")
    void an_earlier_erasure_is_an_error_without_the_permission(
            String name, String file, UnaryOperator<String> change, Set<String> elements) {
        var findings = check(file, change, false);

        assertThat(findings).extracting(Finding::element).containsExactlyInAnyOrderElementsOf(elements);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("EARLIER_ERASURE");
            assertThat(finding.isError()).isTrue();
            assertThat(finding.text()).contains("personal-data", "[camunda-admin, sales-management]");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("earlier")
    void an_earlier_erasure_is_a_warning_with_the_permission(
            String name, String file, UnaryOperator<String> change, Set<String> elements) {
        var findings = check(file, change, true);

        assertThat(elements(findings)).containsExactlyInAnyOrderElementsOf(elements);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("ERASES_EARLIER");
            assertThat(finding.isError()).isFalse();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notEarlier")
    void other_changes_need_no_permission(
            String name, String file, UnaryOperator<String> change, Set<String> elements) {
        assertThat(check(file, change, false)).isEmpty();
    }

    @Test
    void a_finding_says_row_days_and_days_in_force() {
        assertThat(check(RETENTION, at(LEFT, "2557", "0"), false))
                .singleElement()
                .extracting(Finding::describe)
                .asString()
                .contains("retention.dmn: " + LEFT + " \"row 7, Days to keep\": ")
                .contains("0 days instead of 2557, which are in force for closingReason = \"left\"");
    }

    @Test
    void a_finding_about_a_model_says_both_reasons_and_their_days() {
        assertThat(check(SALE, everywhere("value=\"declined\"", "value=\"contact-refused\""), false))
                .singleElement()
                .extracting(Finding::describe)
                .asString()
                .contains(
                        "sale.bpmn: ServiceTask_LogTheDeclinedOffer \"Log the declined offer\": ",
                        "closes with closingReason = \"contact-refused\" for 0 days, one that closes with closingReason = \"declined\" for ");
    }

    @Test
    void a_model_is_judged_by_the_table_that_is_deployed_with_it() {
        var files = Map.of(
                SALE,
                bytes(SALE, everywhere("value=\"declined\"", "value=\"contact-refused\"")),
                RETENTION,
                bytes(RETENTION, at("OutputEntry_ContactRefused_KeepDays", "0", "3000")));

        assertThat(check(files, false)).isEmpty();
    }

    @Test
    void a_new_model_closes_with_a_reason_of_few_days_only_with_the_permission() {
        var files = Map.of("mine.bpmn", bytes("contact.bpmn", UnaryOperator.identity()));

        assertThat(ErasureRule.check(
                        files,
                        file -> Optional.ofNullable(ShippedFiles.all().get(file)),
                        false,
                        Set.of("camunda-admin")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.describe())
                        .contains("ServiceTask_LogTheRefusedContact", "closes without a closingReason for 730"));
    }

    @Test
    void a_table_that_is_not_in_force_yet_needs_the_permission() {
        var files = Map.of(RETENTION, ShippedFiles.all().get(RETENTION));

        assertThat(ErasureRule.check(files, file -> Optional.empty(), false, Set.of("camunda-admin")))
                .singleElement()
                .matches(Finding::isError);
    }

    private static List<Finding> check(String file, UnaryOperator<String> change, boolean isPermitted) {
        return check(Map.of(file, bytes(file, change)), isPermitted);
    }

    private static List<Finding> check(Map<String, byte[]> files, boolean isPermitted) {
        return ErasureRule.check(
                files,
                name -> Optional.of(ShippedFiles.all().get(name)),
                isPermitted,
                Set.of("sales-management", "camunda-admin"));
    }

    private static byte[] bytes(String file, UnaryOperator<String> change) {
        return change.apply(ShippedFiles.text(file)).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> elements(List<Finding> findings) {
        return findings.stream().map(Finding::element).toList();
    }
}
