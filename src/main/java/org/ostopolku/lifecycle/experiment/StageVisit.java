package org.ostopolku.lifecycle.experiment;

/**
 * A journey's visit of a stage, up to the end of the watched period.
 *
 * @param days in the stage; infinite if it did not end
 * @param ordered whether the journey had an order, in any stage
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

    /** The least satisfied answer of the journey. */
    enum Satisfaction {
        NOT_ASKED,
        UNANSWERED,
        VERY_SATISFIED,
        SATISFIED,
        DISSATISFIED
    }
}
