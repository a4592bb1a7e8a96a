package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ostopolku.lifecycle.rules.BrokenFile.at;
import static org.ostopolku.lifecycle.rules.BrokenFile.defaultWay;
import static org.ostopolku.lifecycle.rules.BrokenFile.everywhere;
import static org.ostopolku.lifecycle.rules.BrokenFile.moveEnd;
import static org.ostopolku.lifecycle.rules.BrokenFile.moveFlow;
import static org.ostopolku.lifecycle.rules.BrokenFile.moveLabel;
import static org.ostopolku.lifecycle.rules.BrokenFile.moveLoop;
import static org.ostopolku.lifecycle.rules.BrokenFile.resize;
import static org.ostopolku.lifecycle.rules.BrokenFile.without;
import static org.ostopolku.lifecycle.rules.BrokenFile.withoutLabel;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ostopolku.process.journey.JourneyProcess;

/** Each mistake in a shipped model is found by its rule and by no other. */
@Tag("once")
class BrokenModelTest {

    private static final String AGREE_FORM = "agree-on-delivery-and-start.form";
    private static final String ENQUIRY_FORM = "answer-the-first-enquiry.form";
    private static final String CONSENT = "Gateway_DoesTheCustomerAgreeToBeContacted";
    private static final String TASK = "UserTask_AgreeOnDeliveryAndStart";
    private static final String LOG = "ServiceTask_LogTheOrder";
    private static final String SPLIT = "Gateway_WhatDoesTheCustomerDecide";
    private static final String DECLINES = "Flow_DeclinesToLogTheDeclinedOffer";
    private static final String BUYS = "Flow_BuysToAgreeOnDeliveryAndStart";

    static Stream<BrokenFile> mistakes() {
        return Stream.of(
                        everyFile(),
                        files(),
                        forms(),
                        tables(),
                        names(),
                        flows(),
                        decisions(),
                        answers(),
                        touchpoints(),
                        stages(),
                        safety(),
                        engine(),
                        messages(),
                        layout())
                .flatMap(breaks -> breaks);
    }

    private static BrokenFile sale(UnaryOperator<String> mistake, String... findings) {
        return BrokenFile.of("sale", mistake, findings);
    }

    /** One mistake of its kind in each shipped file, three in each touchpoint that comes first. */
    private static Stream<BrokenFile> everyFile() {
        return ShippedFiles.all().keySet().stream().flatMap(file -> switch (file.substring(file.lastIndexOf('.'))) {
            case ".bpmn" -> Stream.concat(Stream.of(immortal(file, "TIME_TO_LIVE ")), firstTouchpoint(file));
            case ".dmn" -> Stream.of(immortal(file, "TABLE_TIME_TO_LIVE "));
            default ->
                Stream.of(BrokenFile.in(
                        file,
                        everywhere("\"id\": \"" + file.replace(".form", "") + "\"", "\"id\": \"form\""),
                        "FORM_ID form"));
        });
    }

    private static BrokenFile immortal(String file, String rule) {
        return BrokenFile.in(
                file,
                xml -> xml.replaceFirst(" camunda:historyTimeToLive=\"\\w+\"", ""),
                rule + file.substring(0, file.lastIndexOf('.')));
    }

    private static Stream<BrokenFile> firstTouchpoint(String file) {
        Matcher task = Pattern.compile("<bpmn:userTask id=\"(\\w+)\"[^>]* camunda:dueDate=\"([^\"]+)\"")
                .matcher(ShippedFiles.text(file));
        return task.find()
                ? Stream.of(
                        BrokenFile.in(
                                file,
                                at(task.group(1), " camunda:dueDate=\"" + task.group(2) + "\"", ""),
                                "DUE " + task.group(1)),
                        BrokenFile.in(
                                file, at(task.group(1), "\n\nPlan B:", " Plan B:"), "INSTRUCTION " + task.group(1)),
                        BrokenFile.in(
                                file,
                                at(task.group(1), "name=\"companyGoal\"", "name=\"goal\""),
                                "DESCRIBED " + task.group(1)))
                : Stream.empty();
    }

    private static Stream<BrokenFile> files() {
        return Stream.of(
                BrokenFile.renamed("sale.bpmn", "sale.groovy", "KIND sale.groovy"),
                sale(everywhere("</bpmn:definitions>", ""), "READABLE sale.bpmn"),
                BrokenFile.in("segment.dmn", everywhere("</definitions>", ""), "READABLE segment.dmn"),
                BrokenFile.in(AGREE_FORM, everywhere("\"components\": [", ""), "READABLE " + AGREE_FORM),
                BrokenFile.in(
                        AGREE_FORM, xml -> xml.replaceFirst("\\{", "{\"components\": [],"), "READABLE " + AGREE_FORM),
                sale(
                        everywhere("<bpmn:messageFlow id=\"Flow_DeliveryWishesMessage\"", "<bpmn:messageFlow"),
                        "ELEMENT_ID messageFlow"),
                sale(everywhere("\"sale-customer\" />", "\"sale-buyer\" />"), "REFERENCE Participant_Customer"),
                sale(everywhere("\"sale-customer\"", "\"sale-buyer\""), "ONE_PROCESS sale-buyer"));
    }

    private static Stream<BrokenFile> forms() {
        return Stream.of(
                BrokenFile.in(
                        AGREE_FORM,
                        everywhere("\"id\": \"agree-on-delivery-and-start\"", "\"id\": \"agree-on-delivery\""),
                        "FORM_ID agree-on-delivery"),
                BrokenFile.in(
                        AGREE_FORM,
                        everywhere("\"type\": \"datetime\"", "\"type\": \"filepicker\""),
                        "FORM_PART Field_deliveryDate"),
                BrokenFile.in(
                        AGREE_FORM,
                        everywhere("\"key\": \"deliveryDate\"", "\"key\": \"deliveryDay\""),
                        "FORM_FIELD Field_deliveryDate"),
                BrokenFile.in(
                        AGREE_FORM,
                        everywhere("\"key\": \"deliveryDate\"", "\"key\": \"offerValue\""),
                        "FORM_FIELD Field_deliveryDate"),
                BrokenFile.in(
                        AGREE_FORM,
                        everywhere("\"key\": \"deliveryWish\"", "\"key\": \"owner\""),
                        "FORM_PRODUCT Field_deliveryWish"),
                BrokenFile.in(
                        AGREE_FORM,
                        everywhere("\"key\": \"deliveryWish\"", "\"key\": \"deliveryPlace\""),
                        "FIELD_ONCE Field_deliveryWish"),
                BrokenFile.in(
                        AGREE_FORM,
                        everywhere("\"dateLabel\": \"Delivery day\"", "\"dateLabel\": \"\""),
                        "FIELD_LABEL Field_deliveryDate"),
                BrokenFile.in(
                        AGREE_FORM,
                        everywhere(
                                "\"key\": \"deliveryWish\"", "\"key\": \"deliveryWish\", \"defaultValue\": \"=none\""),
                        "FORM_DEFAULT Field_deliveryWish"),
                BrokenFile.in(
                        "negotiate-with-the-customer.form",
                        everywhere(
                                "\"key\": \"saleDecision\"", "\"key\": \"saleDecision\", \"defaultValue\": \"buys\""),
                        "FORM_DEFAULT Field_saleDecision"),
                BrokenFile.in(
                        "negotiate-with-the-customer.form",
                        everywhere("\"value\": \"postpones\"", "\"value\": \"buys\""),
                        "FIELD_CHOICES Field_saleDecision",
                        "FORM_ANSWER Field_saleDecision",
                        "FORM_CONDITION Field_askAgainOn"),
                BrokenFile.in(
                        AGREE_FORM,
                        everywhere("\"Delivery place\"", "\"Delivery place: https://example.com\""),
                        "FORM_ADDRESS Field_deliveryPlace"),
                BrokenFile.in(
                        AGREE_FORM,
                        everywhere("\"Delivery place\"", "\"Delivery place <input>\""),
                        "FORM_INPUT Field_deliveryPlace"),
                BrokenFile.in(
                        AGREE_FORM,
                        everywhere("\"Delivery place\"", "\"Password of the delivery place\""),
                        "NO_PASSWORD Field_deliveryPlace"));
    }

    private static Stream<BrokenFile> tables() {
        return Stream.of(
                BrokenFile.in(
                        "segment.dmn",
                        everywhere("decision id=\"segment\"", "decision id=\"kind\""),
                        "TABLE_FILE kind"),
                BrokenFile.in(
                        "segment.dmn",
                        everywhere("<text>customerKind</text>", "<text>kindOfCustomer</text>"),
                        "TABLE_VARIABLE Input_CustomerKind"),
                BrokenFile.in(
                        "segment.dmn",
                        everywhere("name=\"segment\" typeRef", "name=\"group\" typeRef"),
                        "TABLE_VARIABLE Output_Segment"),
                BrokenFile.in(
                        "segment.dmn",
                        everywhere("name=\"segment\" typeRef=\"string\"", "name=\"segment\" typeRef=\"boolean\""),
                        "TABLE_VARIABLE Output_Segment"),
                BrokenFile.in(
                        "segment.dmn",
                        xml -> xml.replaceAll("(?s)<rule .*?</rule>", ""),
                        "TABLE_ROWS DecisionTable_Segment"),
                BrokenFile.in(
                        "segment.dmn",
                        everywhere(" camunda:historyTimeToLive=\"P3650D\"", ""),
                        "TABLE_TIME_TO_LIVE segment"),
                BrokenFile.in("segment.dmn", everywhere("\"P3650D\"", "\"P1D\""), "TABLE_TIME_TO_LIVE segment"),
                BrokenFile.in(
                        "nurture-rhythm.dmn",
                        everywhere("\"P45D\"", "\"P999999999Y\""),
                        "TABLE_DURATION OutputEntry_LateConsumerSecond_QuestionAfter"),
                BrokenFile.of("win-back", everywhere(">P90D<", ">P6Y<"), "TIMER_LIMIT Event_90Days"),
                BrokenFile.in(
                        "retention.dmn",
                        at("OutputEntry_Left_KeepDays", "2557", "-5"),
                        "TABLE_DAYS OutputEntry_Left_KeepDays"),
                BrokenFile.in(
                        "erasure.dmn",
                        at("OutputEntry_Ordered_GraceDays", "14", ""),
                        "TABLE_DAYS OutputEntry_Ordered_GraceDays"),
                BrokenFile.in(
                        "retention.dmn",
                        everywhere("name=\"keepDays\"", "name=\"graceDays\""),
                        "TABLE_DAYS DecisionTable_Retention"),
                BrokenFile.in(
                        "retention.dmn",
                        everywhere("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\" aggregation=\"MIN\""),
                        "TABLE_DAYS DecisionTable_Retention"),
                BrokenFile.in(
                        "kpi-catalogue.dmn",
                        at("Rule_InterestSignals", "\"awareness\"", "\"attention\""),
                        "CATALOGUE_KPI Rule_InterestSignals"),
                BrokenFile.in(
                        "kpi-catalogue.dmn",
                        at("OutputEntry_InterestSignals_Unit", "\"count\"", "\"other\""),
                        "CATALOGUE_WORD Rule_InterestSignals"),
                BrokenFile.in(
                        "kpi-catalogue.dmn",
                        at("OutputEntry_InterestSignals_Kind", "\"business\"", "\"other\""),
                        "CATALOGUE_WORD Rule_InterestSignals"),
                BrokenFile.in(
                        "kpi-catalogue.dmn",
                        at("OutputEntry_InterestSignals_Good", "\"up\"", "\"other\""),
                        "CATALOGUE_WORD Rule_InterestSignals"),
                BrokenFile.in(
                        "kpi-catalogue.dmn",
                        at("OutputEntry_InterestSignals_Measure", "\"sum\"", "\"other\""),
                        "CATALOGUE_WORD Rule_InterestSignals"),
                BrokenFile.in(
                        "kpi-catalogue.dmn",
                        xml -> xml.replaceFirst("(?s)<rule id=\"Rule_InterestSignals\".*?</rule>", ""),
                        "CATALOGUE_LOGGED interest-signals"));
    }

    private static Stream<BrokenFile> names() {
        return Stream.of(
                sale(everywhere("id=\"sale\"", "id=\"offer\"", "\"sale\" />", "\"offer\" />"), "FILE offer"),
                sale(everywhere("\"Customer bought\"", "\"Customer paid\""), "ID EndEvent_CustomerBought"),
                sale(everywhere(BUYS, "Flow_Buying"), "FLOW_ID Flow_Buying"),
                sale(
                        everywhere("Flow_DeliveryWishesMessage", "Flow_DeliveryWishesMessageAgain"),
                        "MESSAGE_FLOW_ID Flow_DeliveryWishesMessageAgain"),
                BrokenFile.of(
                        "win-back",
                        everywhere("TimerEventDefinition_90Days", "TimerEventDefinition_1ab2c3d"),
                        "SPEAKING_ID TimerEventDefinition_1ab2c3d"),
                sale(everywhere(" name=\"Log the order\"", ""), "NAMED " + LOG),
                sale(
                        everywhere("LogTheOrder", "OrderLog", "\"Log the order\"", "\"Order log\""),
                        "VERB ServiceTask_OrderLog"),
                sale(everywhere("\"Customer bought\"", "\"Customer Bought\""), "SENTENCE_CASE EndEvent_CustomerBought"),
                sale(everywhere("\"buys\"", "\"Buys\""), "ANSWER_CASE " + BUYS),
                sale(
                        everywhere("\"Customer bought\"", "\"Customer bought ${owner}\""),
                        "ID EndEvent_CustomerBought",
                        "LABEL_SIZE EndEvent_CustomerBought",
                        "PLAIN_NAME EndEvent_CustomerBought"),
                sale(
                        everywhere("LogTheOrder", "LogTheVariable", "\"Log the order\"", "\"Log the variable\""),
                        "BUSINESS_WORDS ServiceTask_LogTheVariable"));
    }

    private static Stream<BrokenFile> flows() {
        return Stream.of(
                sale(everywhere("decide?\"", "decide\""), "QUESTION " + SPLIT),
                sale(
                        at(
                                "Gateway_BeforeTheOffer",
                                "\"Gateway_BeforeTheOffer\"",
                                "\"Gateway_BeforeTheOffer\" name=\"Before the offer\""),
                        "NO_QUESTION Gateway_BeforeTheOffer",
                        "LABELLED Gateway_BeforeTheOffer"),
                sale(
                        everywhere(
                                " name=\"buys\"", "", BUYS, "Flow_WhatDoesTheCustomerDecideToAgreeOnDeliveryAndStart"),
                        "ANSWER Flow_WhatDoesTheCustomerDecideToAgreeOnDeliveryAndStart"),
                sale(everywhere(" default=\"Flow_WantsChangesToLogTheWithdrawnOffer\"", ""), "DEFAULT " + SPLIT),
                sale(everywhere("== 'buys'}", "== 'buys' or true}"), "CONDITION " + BUYS),
                sale(everywhere("${saleDecision == 'buys'}", "${decided == 'buys'}"), "DECLARED_CONDITION " + BUYS),
                sale(
                        everywhere("== 'postpones'}", "== 'buys'}"),
                        "DIFFERENT Flow_PostponesToAgreedDay",
                        "WAY_OUT " + SPLIT),
                sale(everywhere("${declineReason}", "${declineNote}"), "REASON " + DECLINES),
                sale(
                        at(SPLIT, "\"customerDecision\" value=\"true\"", "\"ask\" value=\"now\""),
                        "REASON " + DECLINES,
                        "STAGE_DECISION sale"),
                sale(
                        everywhere("\"Customer declined the offer\"", "\"Customer bought\""),
                        "END EndEvent_CustomerBought",
                        "END EndEvent_CustomerDeclinedTheOffer",
                        "ID EndEvent_CustomerDeclinedTheOffer",
                        "LABEL_SIZE EndEvent_CustomerDeclinedTheOffer"),
                sale(
                        xml -> without("bpmndi:BPMNEdge", "Flow_LogTheOrderToCustomerBought_di")
                                .andThen(without("bpmn:sequenceFlow", "Flow_LogTheOrderToCustomerBought"))
                                .andThen(everywhere(
                                        "<bpmn:outgoing>Flow_LogTheOrderToCustomerBought</bpmn:outgoing>",
                                        "",
                                        "<bpmn:incoming>Flow_LogTheOrderToCustomerBought</bpmn:incoming>",
                                        ""))
                                .apply(xml),
                        "DEAD_END " + LOG,
                        "REACHED EndEvent_CustomerBought"),
                sale(
                        at("Flow_LogTheOrderToCustomerBought", "\"EndEvent_CustomerBought\"", "\"" + LOG + "\""),
                        "END_REACHED " + LOG,
                        "REACHED EndEvent_CustomerBought",
                        "FLOW_ID Flow_LogTheOrderToCustomerBought",
                        "JOINED Flow_LogTheOrderToCustomerBought"),
                BrokenFile.of("win-back", everywhere("P90D", "P60D"), "DURATION Event_90Days"),
                sale(
                        everywhere(
                                "<bpmn:subProcess id=\"SubProcess_SignalsOfTheCustomer\"",
                                "<bpmn:laneSet id=\"LaneSet_Teams\"><bpmn:lane id=\"Lane_Sales\" /></bpmn:laneSet>"
                                        + "<bpmn:subProcess id=\"SubProcess_SignalsOfTheCustomer\""),
                        "NO_LANE Lane_Sales"));
    }

    /** Decisions whose ways and answers do not fit, and default ways that cannot be undone. */
    private static Stream<BrokenFile> decisions() {
        return Stream.of(
                BrokenFile.of(
                        "contact",
                        everywhere("== 'no'}", "== 'noo'}"),
                        "VALUE Flow_NoToLogTheRefusedContact",
                        "WAY_OUT " + CONSENT),
                BrokenFile.of(
                        "contact",
                        everywhere("== 'yes'}", "== 'Yes'}"),
                        "VALUE Flow_YesToFeedbackAskedOnTheFirstAnswer",
                        "WAY_OUT " + CONSENT),
                BrokenFile.of(
                        "contact",
                        everywhere("${contactConsent == 'yes'}", "${contactConsent}"),
                        "VALUE Flow_YesToFeedbackAskedOnTheFirstAnswer",
                        "WAY_OUT " + CONSENT),
                BrokenFile.of("use", everywhere("== false}", "== 'false'}"), "VALUE Flow_NoToLogTheReturnedDelivery"),
                BrokenFile.of(
                        JourneyProcess.CUSTOMER_JOURNEY,
                        everywhere("'contact-refused'", "'refused'"),
                        "VALUE Flow_RefusedContactToCloseTheOpenQuestion"),
                BrokenFile.of(
                        "growth",
                        everywhere("\"dissatisfied, satisfied\"", "\"dissatisfied\""),
                        "WAY_OUT Gateway_IsTheCustomerVerySatisfied"),
                BrokenFile.of(
                        "growth",
                        everywhere("\"dissatisfied, satisfied\"", "\"dissatisfied, satisfied, silent\""),
                        "WAY_OUT Gateway_IsTheCustomerVerySatisfied"),
                BrokenFile.of(
                        "contact",
                        defaultWay("Flow_NotYetToLogThatConsentIsNotGivenYet", "Flow_NoToLogTheRefusedContact"),
                        "HARMLESS_DEFAULT Flow_NoToLogTheRefusedContact"),
                BrokenFile.of(
                        "awareness",
                        defaultWay("Flow_YesToSendHelpfulContent", "Flow_NoToSayPolitelyThatWeDoNotFit"),
                        "HARMLESS_DEFAULT Flow_NoToSayPolitelyThatWeDoNotFit"),
                sale(defaultWay("Flow_WantsChangesToLogTheWithdrawnOffer", BUYS), "HARMLESS_DEFAULT " + BUYS),
                sale(
                        defaultWay("Flow_YesToApproveTheExceptionalDiscount", "Flow_NoToDiscountIsSettled"),
                        "HARMLESS_DEFAULT Flow_NoToDiscountIsSettled"),
                sale(
                        defaultWay("Flow_NoToBeforeTheOffer", "Flow_YesToDiscountIsSettled"),
                        "HARMLESS_DEFAULT Flow_YesToDiscountIsSettled"),
                BrokenFile.of(
                        JourneyProcess.CUSTOMER_JOURNEY,
                        defaultWay("Flow_LeavesToBeforeTheExit", "Flow_RefusedContactToCloseTheOpenQuestion"),
                        "HARMLESS_DEFAULT Flow_RefusedContactToCloseTheOpenQuestion"),
                BrokenFile.of(
                        JourneyProcess.CUSTOMER_JOURNEY,
                        defaultWay("Flow_YesToBeforeComingBack", "Flow_NoToCustomerStayedAway"),
                        "HARMLESS_DEFAULT Flow_NoToCustomerStayedAway"),
                BrokenFile.of(
                        "exit",
                        everywhere("\"nextStep\" value=\"win-back\"", "\"nextStep\" value=\"won-back\""),
                        "GIVEN_VALUE exit"));
    }

    /** Forms and tables whose answers the deployed models and tables do not expect. */
    private static Stream<BrokenFile> answers() {
        return Stream.of(
                BrokenFile.in(
                        ENQUIRY_FORM,
                        everywhere(
                                "\"value\": \"not-yet\"",
                                "\"value\": \"not-yet\" }, { \"label\": \"By email\", \"value\": \"by-email\""),
                        "FORM_ANSWER Field_contactConsent"),
                BrokenFile.in(
                        ENQUIRY_FORM,
                        everywhere("\"value\": \"no\"", "\"value\": \"No\""),
                        "FORM_ANSWER Field_contactConsent"),
                BrokenFile.in(
                        ENQUIRY_FORM,
                        everywhere("\"key\": \"contactConsent\"", "\"key\": \"customerKind\""),
                        "FORM_ANSWER answer-the-first-enquiry"),
                BrokenFile.in(
                        "assess-the-buying-signal.form",
                        everywhere("\"value\": \"outside\"", "\"value\": \"abroad\""),
                        "FORM_ANSWER Field_industryFit"),
                BrokenFile.in(
                        ENQUIRY_FORM,
                        everywhere("!= \\\"yes\\\"", "!= \\\"yess\\\""),
                        "FORM_CONDITION Field_contactEmail",
                        "FORM_CONDITION Field_preferredChannel"),
                BrokenFile.in(
                        "segment.dmn",
                        at("InputEntry_ConsumerNew_CustomerKind", "\"consumer\"", "\"costumer\""),
                        "TABLE_VALUE InputEntry_ConsumerNew_CustomerKind"),
                BrokenFile.in(
                        "ideal-customer-fit.dmn",
                        without("rule", "Rule_OutsideIndustryPartOfProblem"),
                        "TABLE_ROW DecisionTable_IdealCustomerFit"),
                BrokenFile.in(
                        "ideal-customer-fit.dmn",
                        at("Rule_NoProblemWeSolve", "\"does-not-fit\"", "\"unfit\""),
                        "TABLE_VALUE OutputEntry_NoProblemWeSolve_Fit",
                        "TABLE_ANSWER ideal-customer-fit"),
                BrokenFile.in(
                        "feedback-class.dmn",
                        everywhere("\"very-satisfied\"", "\"delighted\""),
                        "TABLE_ANSWER feedback-class"));
    }

    private static Stream<BrokenFile> touchpoints() {
        return Stream.of(
                sale(at(TASK, "candidateGroups=\"delivery\"", "candidateGroups=\"logistics\""), "TEAM " + TASK),
                sale(at(TASK, "\"agree-on-delivery-and-start\"", "\"agree-on-delivery\""), "FORM " + TASK),
                sale(at(TASK, "\"agree-on-delivery-and-start\"", "\"pay-the-money-back\""), "FORM_NAME " + TASK),
                sale(
                        at(
                                TASK,
                                "<camunda:property name=\"goalStatus\"",
                                "<camunda:property name=\"goalConflict\" value=\"yes\" /><camunda:property name=\"goalStatus\""),
                        "CONFLICT " + TASK),
                sale(at(TASK, "camunda:dueDate=\"${urgency.dueDate(execution)}\"", ""), "DUE " + TASK),
                sale(at(TASK, "camunda:priority=\"${urgency.priority(execution)}\"", ""), "PRIORITY " + TASK),
                sale(at(TASK, "\n\nNatural course:", "\nNatural course:"), "INSTRUCTION " + TASK),
                sale(at(TASK, "\"effect\" value=\"", "\"effect\" value=\"very "), "DESCRIBED " + TASK),
                sale(
                        at(
                                "Event_FeedbackAskedOnTheDeliveryAgreement",
                                "\"feedback-requested\"",
                                "\"feedback-question-closed\""),
                        "FEEDBACK " + TASK));
    }

    private static Stream<BrokenFile> stages() {
        return Stream.of(
                sale(
                        everywhere(" processRef=\"sale-customer\"", ""),
                        "CUSTOMER sale",
                        "POOLS_ALIGNED Participant_Customer"),
                sale(
                        at("Task_SetOurOwnLimits", "name=\"obstacles\"", "name=\"but\""),
                        "CUSTOMER_STEP Task_SetOurOwnLimits"),
                sale(
                        everywhere(
                                "CustomerIWantAnOffer",
                                "CustomerOfferIsWanted",
                                "\"I want an offer\"",
                                "\"Offer is wanted\""),
                        "CUSTOMER_STATE StartEvent_CustomerOfferIsWanted"),
                sale(
                        xml -> without("bpmn:messageFlow", "Flow_DeliveryWishesMessage")
                                .andThen(without("bpmndi:BPMNEdge", "Flow_DeliveryWishesMessage_di"))
                                .apply(xml),
                        "SERVED " + TASK),
                sale(everywhere("name=\"output\"", "name=\"result\""), "BOUNDARY sale"),
                sale(everywhere("\"ownerTeam\" value=\"sales\"", "\"ownerTeam\" value=\"sellers\""), "BOUNDARY sale"),
                sale(everywhere("name=\"overWhen\"", "name=\"endsWhen\""), "STAGE sale"),
                sale(everywhere("name=\"customerDoes\"", "name=\"doing\""), "STAGE sale"),
                sale(
                        everywhere(
                                "name=\"customerDoes\"",
                                "name=\"doing\"",
                                "name=\"Sale\" isExecutable",
                                "name=\"Sale: the customer decides\" isExecutable"),
                        "LABEL_IN_NAME sale"),
                sale(
                        at(
                                "Task_SetOurOwnLimits",
                                "<bpmn:extensionElements>",
                                "<bpmn:documentation>Needs: to know the limits.</bpmn:documentation>"
                                        + "<bpmn:extensionElements>",
                                "name=\"needs\"",
                                "name=\"need\""),
                        "LABEL_IN_DOCUMENTATION Task_SetOurOwnLimits"),
                BrokenFile.of(
                        "awareness",
                        everywhere("bpmn:userTask", "bpmn:manualTask"),
                        "STAGE_TOUCHPOINT awareness",
                        "VALUE Flow_YesToLogTheInterest",
                        "ID UserTask_AssessTheBuyingSignal",
                        "ID UserTask_SendHelpfulContent",
                        "ID UserTask_SayPolitelyThatWeDoNotFit"),
                BrokenFile.of(
                        "awareness",
                        everywhere("\"customerDecision\" value=\"true\"", "\"customerDecision\" value=\"false\""),
                        "STAGE_DECISION awareness"),
                BrokenFile.of(
                        "awareness",
                        everywhere(
                                "kpi.profile-fit-share",
                                "kpi.contact-rate",
                                "kpi.content-to-interest-share",
                                "kpi.win-rate"),
                        "STAGE_KPI awareness"));
    }

    private static Stream<BrokenFile> safety() {
        return Stream.of(
                sale(
                        at(
                                LOG,
                                "<camunda:properties>",
                                "<camunda:field name=\"clock\" stringValue=\"now\" /><camunda:properties>"),
                        "NO_FIELD " + LOG),
                sale(at(LOG, "\"${offerMargin}\"", "\"${offerMargin.class}\""), "EXPRESSION " + LOG),
                sale(at(LOG, ">${offerMargin}<", ">${execution.variables}<"), "EXPRESSION " + LOG),
                sale(
                        at(TASK, "camunda:formRef=", "camunda:formKey=\"embedded:app:page.html\" camunda:formRef="),
                        "FORM_KIND " + TASK,
                        "START_FORM " + TASK),
                BrokenFile.in(
                        "segment.dmn",
                        at("InputExpression_CustomerKind", "typeRef=", "expressionLanguage=\"juel\" typeRef="),
                        "LANGUAGE InputExpression_CustomerKind"),
                BrokenFile.in(
                        AGREE_FORM,
                        everywhere("\"content\": \"<div", "\"content\": \"<script>alert(1)</script><div"),
                        "FORM_CONTENT Html_head"));
    }

    private static Stream<BrokenFile> engine() {
        return Stream.of(
                sale(at("sale-customer", "isExecutable=\"false\"", "isExecutable=\"true\""), "RUNS sale-customer"),
                sale(
                        at(LOG, "camunda:delegateExpression=\"${kpiLog}\"", "camunda:class=\"com.example.Log\""),
                        "NO_CODE " + LOG,
                        "WORK " + LOG),
                sale(at(LOG, "${kpiLog}", "${kpiLogger}"), "BEAN " + LOG),
                sale(at(LOG, "\"kpi.orders\"", "\"kpi.order\""), "KPI " + LOG),
                BrokenFile.of(
                        "touchpoint-feedback",
                        at("ServiceTask_LogTheRecovery", "${touchpoint}", "${feedbackText}"),
                        "OUTCOME ServiceTask_LogTheRecovery"),
                BrokenFile.of(
                        JourneyProcess.CUSTOMER_JOURNEY,
                        everywhere("\"start-a-customer-journey\"", "\"start-a-journey\""),
                        "START_FORM StartEvent_JourneyIsStartedByHand"),
                sale(
                        everywhere("decisionRef=\"discount-approval\"", "decisionRef=\"discount\""),
                        "DECISION BusinessRuleTask_DecideOnTheApproval",
                        "VALUE Flow_NoToDiscountIsSettled"),
                BrokenFile.of(
                        JourneyProcess.CUSTOMER_JOURNEY,
                        everywhere("calledElement=\"nurture\"", "calledElement=\"nurturing\""),
                        "CALL CallActivity_Nurture"),
                BrokenFile.of(
                        JourneyProcess.CUSTOMER_JOURNEY,
                        at("CallActivity_Exit", "#{execution.processBusinessKey}", "#{customerId}"),
                        "CALL CallActivity_Exit"),
                BrokenFile.of(
                        JourneyProcess.CUSTOMER_JOURNEY,
                        at(
                                "CallActivity_Sale",
                                "camunda:calledElementBinding=\"version\"",
                                "camunda:calledElementBinding=\"latest\""),
                        "STAGE_VERSION CallActivity_Sale"),
                BrokenFile.of(
                        JourneyProcess.CUSTOMER_JOURNEY,
                        at(
                                "CallActivity_Nurture",
                                " camunda:variableMappingDelegateExpression=\"${customerFacts}\"",
                                ""),
                        "FACTS CallActivity_Nurture"),
                BrokenFile.of(
                        JourneyProcess.CUSTOMER_JOURNEY,
                        at("CallActivity_Exit", "source=\"leavingNote\"", "source=\"noteOnLeaving\""),
                        "VARIABLE CallActivity_Exit"),
                sale(at(TASK, "<bpmn:extensionElements>", """
                                <bpmn:extensionElements><camunda:inputOutput>
                                <camunda:outputParameter name="owner">${task.assignee}</camunda:outputParameter>
                                </camunda:inputOutput>"""), "OWNER " + TASK),
                BrokenFile.of(
                        JourneyProcess.FORGETTING,
                        at(
                                "ServiceTask_ForgetTheCustomer",
                                "</bpmn:multiInstanceLoopCharacteristics>",
                                "<bpmn:inputDataItem id=\"InputDataItem_Owner\" name=\"owner\" /></bpmn:multiInstanceLoopCharacteristics>"),
                        "OWNER InputDataItem_Owner"),
                BrokenFile.of(
                        "use",
                        at(
                                "StartEvent_CustomerGaveASignal",
                                "isInterrupting",
                                "camunda:initiator=\"owner\" isInterrupting"),
                        "OWNER StartEvent_CustomerGaveASignal"),
                BrokenFile.of(
                        JourneyProcess.FORGETTING,
                        everywhere("elementVariable=\"dueJourney\"", "elementVariable=\"owner\""),
                        "OWNER ServiceTask_ForgetTheCustomer"),
                sale(everywhere(" camunda:historyTimeToLive=\"P3650D\"", ""), "TIME_TO_LIVE sale"),
                sale(everywhere("\"P3650D\"", "\"P0D\""), "TIME_TO_LIVE sale"),
                sale(everywhere("\"P3650D\"", "\"P89D\""), "TIME_TO_LIVE sale"),
                sale(everywhere("\"P3650D\"", "\"1\""), "TIME_TO_LIVE sale"));
    }

    private static BrokenFile event(String definition) {
        return sale(
                at(
                        "EndEvent_CustomerBought",
                        "</bpmn:endEvent>",
                        "<bpmn:%s id=\"Event_Definition\" /></bpmn:endEvent>".formatted(definition)),
                "EVENT EndEvent_CustomerBought");
    }

    private static Stream<BrokenFile> messages() {
        return Stream.of(
                event("signalEventDefinition"),
                event("escalationEventDefinition"),
                event("compensateEventDefinition"),
                event("terminateEventDefinition"),
                sale(
                        everywhere(
                                "\"customer-moved\" />",
                                "\"customer-jumped\" />",
                                "Message_CustomerMoved",
                                "Message_CustomerJumped"),
                        "CONTRACT Message_CustomerJumped"),
                sale(
                        at("Event_FeedbackAskedOnTheNegotiation", "value=\"journey\"", "value=\"somebody\""),
                        "SENT Event_FeedbackAskedOnTheNegotiation"),
                sale(
                        at(
                                "StartEvent_CustomerIsAtAnotherStage",
                                "value=\"customer-moved\"",
                                "value=\"customer-signal\""),
                        "PAYLOAD StartEvent_CustomerIsAtAnotherStage"));
    }

    private static Stream<BrokenFile> layout() {
        return Stream.of(
                sale(without("bpmndi:BPMNEdge", "Flow_DeliveryWishesMessage_di"), "DRAWN Flow_DeliveryWishesMessage"),
                sale(withoutLabel("EndEvent_CustomerBought"), "LABELLED EndEvent_CustomerBought"),
                sale(
                        at("EndEvent_CustomerDeclinedTheOffer_di", "height=\"28\"", "height=\"14\""),
                        "LABEL_SIZE EndEvent_CustomerDeclinedTheOffer"),
                sale(resize(LOG, 0, -2), "SIZE " + LOG),
                sale(
                        everywhere(
                                "SetOurOwnLimits",
                                "SetOurRecommendations",
                                "\"Set our own limits\"",
                                "\"Set our recommendations\""),
                        "WORD Task_SetOurRecommendations"),
                sale(resize("SubProcess_SignalsOfTheCustomer", 65, 0), "OVERLAP SubProcess_SignalsOfTheCustomer"),
                sale(moveEnd("Flow_LogTheOrderToCustomerBought", 0, 4), "STRAIGHT Flow_LogTheOrderToCustomerBought"),
                sale(moveEnd("Flow_LogTheOrderToCustomerBought", -10, 0), "JOINED Flow_LogTheOrderToCustomerBought"),
                BrokenFile.of(
                        "win-back",
                        moveLoop("Flow_NotNowToBeforeTheQuietTime", -80),
                        "THROUGH Flow_NotNowToBeforeTheQuietTime"),
                BrokenFile.of(
                        "win-back",
                        moveFlow("Flow_HearWhatHasChangedToDecideWhetherToReturn", 135, true),
                        "CROSSING Flow_HearWhatHasChangedToDecideWhetherToReturn"),
                BrokenFile.of(
                        "win-back",
                        moveFlow("Flow_90DaysToAskTheCustomerBack", -300, false),
                        "SHARED_LINE Flow_LookAgainAloneToHearWhatHasChanged",
                        "JOINED Flow_90DaysToAskTheCustomerBack"),
                sale(moveLabel("EndEvent_CustomerBought", 0, -12), "LABEL_ON_SHAPE EndEvent_CustomerBought"),
                sale(moveLabel(BUYS, 0, 8), "LABEL_ON_FLOW " + BUYS),
                sale(moveLabel("EndEvent_SignalNoted", -225, 0), "LABEL_ON_LABEL StartEvent_CustomerGaveASignal"),
                sale(
                        xml -> resize("Participant_Customer", -90, 0)
                                .andThen(resize("Participant_Company", -90, 0))
                                .apply(xml),
                        "POOL EndEvent_CustomerBought",
                        "POOL EndEvent_CustomerIHaveBoughtAndKnowWhatComesNext"),
                sale(resize("Participant_Customer", 10, 0), "POOLS_ALIGNED Participant_Customer"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void the_mistake_is_found_and_nothing_else(BrokenFile mistake) {
        assertThat(ModelRules.check(Map.of(mistake.name(), mistake.content()), ShippedFiles.KNOWN).stream()
                        .map(finding -> finding.rule() + " " + finding.element()))
                .as(mistake.toString())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(mistake.findings()).contains(finding))
                .containsAll(mistake.findings());
    }

    @Test
    void every_rule_is_broken_once() {
        assertThat(mistakes()
                        .flatMap(mistake -> mistake.findings().stream())
                        .map(finding -> finding.split(" ")[0])
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        ModelRules.all().map(Rule::name).toList());
    }
}
