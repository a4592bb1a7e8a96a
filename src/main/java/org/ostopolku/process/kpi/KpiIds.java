package org.ostopolku.process.kpi;

/** Ids of the KPIs that Java code refers to; all KPIs are in the decision table {@code kpi-catalogue}. */
public final class KpiIds {

    public static final String STAGE_ENTERED = "stage-entered";
    public static final String STAGE_LEFT = "stage-left";
    public static final String STAGE_DAYS = "stage-days";
    public static final String CUSTOMER_DECISION = "customer-decision";
    public static final String CUSTOMER_MOVES = "customer-moves";
    public static final String CUSTOMER_EXITS = "customer-exits";
    public static final String DAYS_TO_ORDER = "days-to-order";
    public static final String TOUCHPOINT_HOURS = "touchpoint-hours";
    public static final String TOUCHPOINT_OVERDUE = "touchpoint-overdue";
    public static final String SELF_SERVICE_SIGNALS = "self-service-signals";

    public static final String QUOTE_BOOK = "quote-book";
    public static final String QUOTE_BOOK_MARGIN = "quote-book-margin";
    public static final String ORDER_BOOK = "order-book";
    public static final String ORDER_BOOK_MARGIN = "order-book-margin";
    public static final String ORDERS = "orders";
    public static final String SALES_VALUE = "sales-value";
    public static final String SALES_MARGIN = "sales-margin";
    public static final String WIN_RATE = "win-rate";
    public static final String DISCOUNT_GIVEN = "discount-given";
    public static final String ADD_ON_SHARE = "add-on-share";
    public static final String DELIVERED_IN_TIME = "delivered-in-time";
    public static final String LIFETIME_VALUE = "lifetime-value";

    public static final String FEEDBACK_ANSWERED = "feedback-answered";
    public static final String FEEDBACK_DISSATISFIED = "feedback-dissatisfied";
    public static final String FEEDBACK_SATISFIED = "feedback-satisfied";
    public static final String FEEDBACK_VERY_SATISFIED = "feedback-very-satisfied";
    public static final String RECOVERY_HOURS = "recovery-hours";

    private KpiIds() {}
}
