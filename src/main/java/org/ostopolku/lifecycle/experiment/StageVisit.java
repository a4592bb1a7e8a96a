package org.ostopolku.lifecycle.experiment;

/**
 * What became of a journey in a stage, as far as it had happened when the days to watch it were over.
 *
 * @param days in the stage; infinite if it was still there
 * @param ordered whether an order came, in whatever stage
 * @param orderValue of all orders, in EUR
 */
record StageVisit(int version, Exit exit, double days, Satisfaction satisfaction, boolean ordered, double orderValue) {

    enum Exit {
        ON,
        NURTURE,
        LEFT,
        MOVED,
        NONE
    }

    /** The least satisfied answer of a journey. */
    enum Satisfaction {
        NOT_ASKED,
        UNANSWERED,
        VERY_SATISFIED,
        SATISFIED,
        DISSATISFIED
    }
}
