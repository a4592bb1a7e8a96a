package org.ostopolku.process.journey;

/** Ids of the processes that Java code refers to; the processes of the stages are in {@link Stage}. */
public final class JourneyProcess {

    /** The whole path of one customer. It calls the stages. */
    public static final String CUSTOMER_JOURNEY = "customer-journey";

    /** The customer is kept warm. It is also the outcome of the stage before, and a place of an open journey. */
    public static final String NURTURE = "nurture";

    /** The customer leaves. */
    public static final String EXIT = "exit";

    /** An order is delivered, returned or cancelled, beside the path. */
    public static final String DELIVERY = "delivery";

    public static final String HELP_REQUEST = "help-request";
    public static final String TOUCHPOINT_FEEDBACK = "touchpoint-feedback";
    public static final String DEVELOPMENT_NEED = "development-need";
    public static final String HYPOTHESIS_VALIDATION = "hypothesis-validation";
    public static final String KPI_WATCH = "kpi-watch";
    public static final String FORGETTING = "forgetting";

    private JourneyProcess() {}
}
